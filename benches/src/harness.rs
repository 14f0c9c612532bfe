//! Rivals, measured in turn: every figure is one run of all who do the same thing, so that a busy moment hits them alike.
//!
//! The first rival of a figure is the one that the others are compared with. A ratio is taken within each round, and what
//! is told of it is the median of all rounds and its spread, from the tenth to the ninetieth of a hundred.

use std::time::Duration;

use crate::allocator;
use crate::clock::{Elapsed, Moment};

/// One who does the thing, as often as asked.
pub(crate) struct Rival<'a> {
    name: &'static str,
    run: Box<dyn FnMut(u64) + 'a>,
}

/// What was measured of one rival.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) figure: String,
    pub(crate) name: String,
    /// Nanoseconds of processor time, each time.
    pub(crate) processor: Spread,
    /// Nanoseconds that passed, each time.
    pub(crate) wall: Spread,
    /// Processor time, to that of the first rival.
    pub(crate) cost: Spread,
    /// How many are done in the same time, to those of the first rival.
    pub(crate) rate: Spread,
    /// Each time; the least of all rounds.
    pub(crate) allocations: f64,
}

/// A median, and where it lies in eight of ten rounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    pub(crate) low: f64,
    pub(crate) median: f64,
    pub(crate) high: f64,
}

/// How long is measured.
#[derive(Clone, Copy)]
pub(crate) struct Effort<'a> {
    /// What has to be in the name of a figure.
    pub(crate) only: &'a str,
    pub(crate) rounds: usize,
    /// How long the first rival runs in one round.
    pub(crate) round: Duration,
}

impl<'a> Rival<'a> {
    /// Who is done when the closure returns.
    pub(crate) fn new<T>(name: &'static str, mut once: impl FnMut() -> T + 'a) -> Self {
        Self::many(name, move |times| {
            for _ in 0..times {
                std::hint::black_box(once());
            }
        })
    }

    /// Does it.
    pub(crate) fn go(&mut self, times: u64) {
        (self.run)(times);
    }

    /// Who does it many times at once.
    pub(crate) fn many(name: &'static str, run: impl FnMut(u64) + 'a) -> Self {
        Self {
            name,
            run: Box::new(run),
        }
    }
}

/// Measures the rivals in turn.
pub(crate) fn measure(figure: &str, effort: Effort<'_>, mut rivals: Vec<Rival<'_>>) -> Vec<Row> {
    if !figure.contains(effort.only) {
        return Vec::new();
    }
    let times = calibrate(effort, &mut rivals);
    let mut laps: Vec<Vec<Lap>> = rivals
        .iter()
        .map(|_| Vec::with_capacity(effort.rounds))
        .collect();
    for round in 0..effort.rounds {
        // Each begins as often as any other: who comes first after a pause finds the caches cold.
        for turn in 0..rivals.len() {
            let index = (round + turn) % rivals.len();
            laps[index].push(lap(&mut rivals[index], times));
        }
    }
    rivals
        .iter()
        .zip(&laps)
        .map(|(rival, own)| {
            let by = |value: fn(&Lap) -> f64| Spread::of(own.iter().map(value));
            let against = |ratio: fn(&Lap, &Lap) -> f64| {
                Spread::of(
                    own.iter()
                        .zip(&laps[0])
                        .map(|(own, first)| ratio(own, first)),
                )
            };
            Row {
                figure: figure.to_owned(),
                name: rival.name.to_owned(),
                processor: by(|lap| lap.processor),
                wall: by(|lap| lap.wall),
                cost: against(|own, first| own.processor / first.processor),
                rate: against(|own, first| first.wall / own.wall),
                allocations: own
                    .iter()
                    .map(|lap| lap.allocations)
                    .fold(f64::INFINITY, f64::min),
            }
        })
        .collect()
}

/// One round of one rival, all figures each time.
struct Lap {
    processor: f64,
    wall: f64,
    allocations: f64,
}

fn lap(rival: &mut Rival<'_>, times: u64) -> Lap {
    let before = allocator::allocations();
    let started = Moment::now();
    (rival.run)(times);
    let Elapsed { processor, wall } = started.elapsed();
    let allocations = allocator::allocations() - before;
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of a second, far below 2^52"
    )]
    let (times, allocations) = (times as f64, allocations as f64);
    Lap {
        processor: processor.as_secs_f64() * 1e9 / times,
        wall: wall.as_secs_f64() * 1e9 / times,
        allocations: allocations / times,
    }
}

/// How many times make a round, after all have run warm.
fn calibrate(effort: Effort<'_>, rivals: &mut [Rival<'_>]) -> u64 {
    let mut times = 64;
    loop {
        let started = Moment::now();
        (rivals[0].run)(times);
        let took = started.elapsed().processor;
        if took >= effort.round / 2 {
            for rival in rivals {
                (rival.run)(times);
            }
            return times;
        }
        times *= 2;
    }
}

impl Spread {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let at = |tenths: usize| values[(values.len() - 1) * tenths / 10];
        Self {
            low: at(1),
            median: at(5),
            high: at(9),
        }
    }
}
