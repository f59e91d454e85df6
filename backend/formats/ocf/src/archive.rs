//! The package as one file, `*.ocf.zip`, as the format recommends. The same facts give the same bytes: files sorted by
//! name, all with the first time that a zip can hold and with the same rights, whatever the machine.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::CapTableError;
use crate::captable::CapTable;
use crate::package::package;

/// Writes the package as a zip.
pub fn archive(table: &CapTable) -> Result<Vec<u8>, CapTableError> {
    let failed = |error: &dyn std::error::Error| CapTableError::Write(error.to_string());
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in package(table)? {
        writer.start_file(file.name, options).map_err(|error| failed(&error))?;
        writer.write_all(&file.bytes).map_err(|error| failed(&error))?;
    }
    Ok(writer.finish().map_err(|error| failed(&error))?.into_inner())
}
