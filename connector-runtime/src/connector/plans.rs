//! The plans of a connector, found by profile without a lock: each call looks for one, and each profile adds one once.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::configuration::{Configuration, address};
use super::doubt;
use super::origin::Origins;
use super::plan::Plan;
use crate::error::Error;
use crate::profile::Profile;

/// The plans of a connector, by profile. Their number is that of the profiles in the program, and none is ever taken away.
#[derive(Debug)]
pub(super) struct Plans {
    first: Table,
    /// Held by who adds one.
    adding: Mutex<()>,
}

impl Default for Plans {
    fn default() -> Self {
        Self {
            first: Table::new(64),
            adding: Mutex::default(),
        }
    }
}

impl Plans {
    pub(super) fn get(
        &self,
        profile: &'static Profile,
        configuration: &Configuration,
        origins: &Origins,
    ) -> Result<Arc<Plan>, Error> {
        let number = address(profile);
        if let Some(plan) = self.first.find(number) {
            return Ok(Arc::clone(plan));
        }
        let plan = Arc::new(Plan::new(profile, configuration, origins)?);
        let adding = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        // Two calls at once may both have made one: the first that stands here is the plan, and says what is doubtful.
        if let Some(first) = self.first.find(number) {
            return Ok(Arc::clone(first));
        }
        self.first.add(number, Arc::clone(&plan));
        drop(adding);
        doubt::warn(profile, configuration.deployment_mode);
        Ok(plan)
    }
}

/// How many places of a table a profile may stand in; who finds them taken goes on in the next table.
const PLACES: usize = 8;

/// A profile's number and its plan, once they are there.
type Place = OnceLock<(usize, Arc<Plan>)>;

/// Places by the profile's number; one that is filled stays as it is.
#[derive(Debug)]
struct Table {
    places: Box<[Place]>,
    /// Twice as large.
    next: OnceLock<Box<Table>>,
}

impl Table {
    fn new(places: usize) -> Self {
        Self {
            places: (0..places).map(|_| OnceLock::new()).collect(),
            next: OnceLock::new(),
        }
    }

    /// The places in which a profile may stand, the first of them first.
    fn places(&self, number: usize) -> impl Iterator<Item = &Place> {
        // Statics lie at multiples of 8, one after another: the product's upper bits spread them.
        let spread = (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        let (before, from) = self.places.split_at(spread as usize % self.places.len());
        from.iter().chain(before).take(PLACES)
    }

    /// The first free place ends the search: a profile that is there stands before it.
    fn find(&self, number: usize) -> Option<&Arc<Plan>> {
        let mut table = self;
        loop {
            for place in table.places(number) {
                match place.get() {
                    Some((known, plan)) if *known == number => return Some(plan),
                    Some(_) => {}
                    None => return None,
                }
            }
            table = table.next.get()?;
        }
    }

    /// Adds a plan that is not there. One at a time.
    fn add(&self, number: usize, plan: Arc<Plan>) {
        let mut entry = (number, plan);
        let mut table = self;
        loop {
            for place in table.places(number) {
                match place.set(entry) {
                    Ok(()) => return,
                    Err(back) => entry = back,
                }
            }
            table = table
                .next
                .get_or_init(|| Box::new(Self::new(table.places.len() * 2)));
        }
    }
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    use super::*;
    use crate::connector::configuration::Limits;

    #[test]
    fn every_profile_is_found_and_no_other() {
        static PROFILE: Profile = Profile {
            service_url: "https://api.example.com/",
            ..Profile::DEFAULT
        };
        let configuration = Configuration::default();
        let origins = Origins::new(Limits::default());
        let table = Table::new(4);
        let numbers: Vec<usize> = (1..=2_000).map(|number| number * 248).collect();
        let plans: Vec<_> = numbers
            .iter()
            .map(|&number| {
                assert!(table.find(number).is_none(), "{number}");
                let plan = Plan::new(&PROFILE, &configuration, &origins).unwrap();
                let plan = Arc::new(plan);
                table.add(number, Arc::clone(&plan));
                plan
            })
            .collect();
        for (number, plan) in numbers.iter().zip(&plans) {
            assert!(Arc::ptr_eq(table.find(*number).unwrap(), plan), "{number}");
            assert!(table.find(number + 8).is_none(), "{number}");
        }
    }
}
