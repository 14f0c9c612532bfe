//! Rows as people read them, as a file keeps them, and two files beside each other.

use std::fmt::Write as _;

use crate::harness::{Row, Spread};

/// A Markdown table for each figure.
pub(crate) fn print(rows: &[Row]) -> String {
    let mut text = String::new();
    let mut figure = "";
    for row in rows {
        if row.figure != figure {
            figure = &row.figure;
            let _ = writeln!(
                text,
                "\n**{figure}**\n\n| | CPU | CPU ratio | rate ratio | allocations |\n|---|---:|---:|---:|---:|"
            );
        }
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {:.1} |",
            row.name,
            time(row.processor.median),
            ratio(row.cost),
            ratio(row.rate),
            row.allocations,
        );
    }
    text
}

fn time(nanoseconds: f64) -> String {
    if nanoseconds < 10_000.0 {
        format!("{nanoseconds:.0} ns")
    } else {
        format!("{:.1} µs", nanoseconds / 1e3)
    }
}

fn ratio(Spread { low, median, high }: Spread) -> String {
    format!("{median:.2} ({low:.2}–{high:.2})")
}

/// One line a row, fields by tabs.
pub(crate) fn save(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let _ = write!(text, "{}\t{}", row.figure, row.name);
        for Spread { low, median, high } in [row.processor, row.wall, row.cost, row.rate] {
            let _ = write!(text, "\t{low}\t{median}\t{high}");
        }
        let _ = writeln!(text, "\t{}", row.allocations);
    }
    text
}

/// What [`save`] wrote.
pub(crate) fn load(text: &str) -> Result<Vec<Row>, String> {
    let row = |line: &str| {
        let mut fields = line.split('\t');
        let (figure, name) = (fields.next()?.to_owned(), fields.next()?.to_owned());
        let mut number = || fields.next()?.parse::<f64>().ok();
        let mut spread = || {
            Some(Spread {
                low: number()?,
                median: number()?,
                high: number()?,
            })
        };
        let (processor, wall, cost, rate) = (spread()?, spread()?, spread()?, spread()?);
        Some(Row {
            figure,
            name,
            processor,
            wall,
            cost,
            rate,
            allocations: number()?,
        })
    };
    let numbered = text.lines().enumerate();
    numbered
        .map(|(at, line)| {
            row(line).ok_or_else(|| format!("line {} is no row of a saved run", at + 1))
        })
        .collect()
}

/// The ratios of both runs, for what stands in both; a change within either spread is none.
pub(crate) fn compare(before: &[Row], after: &[Row]) -> String {
    let mut text =
        "| figure | | CPU ratio before | after | | allocations |\n|---|---|---:|---:|---|---:|\n"
            .to_owned();
    for new in after {
        let same = |old: &&Row| old.figure == new.figure && old.name == new.name;
        let Some(old) = before.iter().find(same) else {
            continue;
        };
        let word = if new.cost.high < old.cost.low {
            "faster"
        } else if new.cost.low > old.cost.high {
            "slower"
        } else {
            "the same"
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {word} | {:.1} → {:.1} |",
            new.figure,
            new.name,
            ratio(old.cost),
            ratio(new.cost),
            old.allocations,
            new.allocations,
        );
    }
    text
}

/// What a call costs when so many have been made, or so many profiles are there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grown {
    pub(crate) figure: String,
    pub(crate) series: String,
    pub(crate) count: f64,
    /// Of processor time, each.
    pub(crate) nanoseconds: f64,
}

/// One line a row, fields by tabs; fewer than those of a [`Row`].
pub(crate) fn save_growth(rows: &[Grown]) -> String {
    let line = |row: &Grown| {
        let (figure, series) = (&row.figure, &row.series);
        format!("{figure}\t{series}\t{}\t{}\n", row.count, row.nanoseconds)
    };
    rows.iter().map(line).collect()
}

/// What [`save_growth`] wrote; none where it is another table.
pub(crate) fn load_growth(text: &str) -> Option<Vec<Grown>> {
    let row = |line: &str| {
        let [figure, series, count, nanoseconds] =
            line.split('\t').collect::<Vec<_>>().try_into().ok()?;
        Some(Grown {
            figure: figure.to_owned(),
            series: series.to_owned(),
            count: count.parse().ok()?,
            nanoseconds: nanoseconds.parse().ok()?,
        })
    };
    text.lines().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cost: f64) -> Row {
        let spread = |median| Spread {
            low: median - 0.125,
            median,
            high: median + 0.125,
        };
        Row {
            figure: "encode".to_owned(),
            name: "ours".to_owned(),
            processor: spread(300.0),
            wall: spread(310.0),
            cost: spread(cost),
            rate: spread(2.0),
            allocations: 1.0,
        }
    }

    #[test]
    fn what_is_saved_is_loaded_and_a_broken_file_is_told() {
        let rows = [row(0.5), row(1.0)];
        assert_eq!(load(&save(&rows)).unwrap(), rows);
        assert!(load("encode\tours\t1").unwrap_err().contains("line 1"));
    }

    #[test]
    fn growth_is_saved_and_loaded_and_no_other_table() {
        let grown = [Grown {
            figure: "calls so far".to_owned(),
            series: "over hyper".to_owned(),
            count: 1_000_000.0,
            nanoseconds: 12_345.0,
        }];
        assert_eq!(load_growth(&save_growth(&grown)).unwrap(), grown);
        assert_eq!(load_growth(&save(&[row(1.0)])), None);
    }

    #[test]
    fn a_change_counts_where_the_spreads_part() {
        assert!(compare(&[row(1.0)], &[row(0.5)]).contains("| faster |"));
        assert!(compare(&[row(0.5)], &[row(1.0)]).contains("| slower |"));
        assert!(compare(&[row(0.5)], &[row(0.625)]).contains("| the same |"));
    }
}
