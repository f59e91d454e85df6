//! What the endpoints of reports read and write.

mod catalogue;
mod figures;
mod tables;
mod team;
mod values;

pub use catalogue::CatalogueDto;
pub use figures::{CategoryFigureDto, CollegeFigureDto, FiguresWarningDto, KeyFigureDto, KeyFiguresDto};
pub use tables::{ReportCellDto, ReportColumnDto, ReportDto, ReportTableDto, ReportsDto};
pub use team::{TeamDepartmentDto, TeamDto, TeamRowDto};
pub use values::{FigureValueDto, GrowthDto};

/// A text of a view, where nothing stands for none.
fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
