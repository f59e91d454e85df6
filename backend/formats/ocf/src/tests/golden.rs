use std::path::Path;

use super::*;

#[test]
fn each_file_is_its_golden_one() {
    for file in package(&years()).unwrap() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(file.name);
        if std::env::var_os("REGENERATE").is_some() {
            std::fs::write(&path, &file.bytes).unwrap();
        }
        let stored = std::fs::read(&path).unwrap_or_default();
        assert!(
            stored == file.bytes,
            "golden/{} is stale: look at the file, then run with REGENERATE=1",
            file.name
        );
    }
}
