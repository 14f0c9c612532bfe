//! The walk over an answer: one pass that follows every path at once, reads what they lead to, and checks all the rest.

use super::claim::Reader;
use super::fault::{Fault, Kind};
use super::scan::Scanner;
use super::string;
use super::value::Values;
use crate::profile::{OutputClaim, Step};

/// Outputs, one bit each: those whose first steps have led to where the walk is.
pub(super) type Wanted = u64;

/// How many outputs one walk can follow.
pub(super) const OUTPUTS: usize = Wanted::BITS as usize;

/// A walk over one answer for up to [`OUTPUTS`] claims.
pub(super) struct Walk<'a, 'r, 's> {
    pub(super) scanner: Scanner<'a>,
    pub(super) outputs: &'r [OutputClaim],
    pub(super) readers: &'r mut [&'s mut dyn Reader],
}

impl Walk<'_, '_, '_> {
    /// The whole answer: its root and nothing behind it.
    pub(super) fn root(&mut self) -> Result<(), Fault> {
        if self.scanner.peek().is_none() {
            return Ok(());
        }
        let kind = self.scanner.kind()?;
        let all = self.outputs.iter().fold(0, |all, _| all << 1 | 1);
        if self.outputs.iter().any(|output| output.path.is_empty())
            || matches!(kind, Kind::Object | Kind::Null)
        {
            self.value(all, 0)?;
            return Ok(self.scanner.end()?);
        }
        // What is no JSON at all is told as that.
        self.scanner.skip(0)?;
        self.scanner.end()?;
        Err(Fault::NotObject { found: kind })
    }

    /// A value to which `level` steps of the `wanted` outputs have led, which are as many as the containers round it.
    #[inline]
    fn value(&mut self, wanted: Wanted, level: usize) -> Result<(), Fault> {
        match self.scanner.peek() {
            Some(b'{') => self.container(Kind::Object, wanted, level),
            Some(b'[') => self.container(Kind::Array, wanted, level),
            Some(b'n') => Ok(self.scanner.scalar()?),
            // A path that goes on where nothing can be has led to nothing: the claim is absent.
            _ => self.scalar(self.ending(wanted, level)),
        }
    }

    /// The same for one that holds others.
    fn container(&mut self, kind: Kind, wanted: Wanted, level: usize) -> Result<(), Fault> {
        let start = self.scanner;
        let here = self.ending(wanted, level);
        let beyond = wanted & !here;
        match kind {
            Kind::Object if beyond != 0 => self.object(beyond, level)?,
            Kind::Array if beyond != 0 => self.array(beyond, level)?,
            _ => self.scanner.skip(depth(level))?,
        }
        // Checked first and then read, so that no type can step over what the walk refuses.
        for claim in bits(here) {
            if let Some(reader) = self.readers.get_mut(claim) {
                let mut values = Values::new(start);
                reader
                    .read(&mut values)
                    .map_err(|unread| unread.fault(claim, kind, start.at()))?;
            }
        }
        Ok(())
    }

    /// A value that holds no other and is not `null`, checked by whoever reads it.
    fn scalar(&mut self, here: Wanted) -> Result<(), Fault> {
        let start = self.scanner;
        for claim in bits(here) {
            if let Some(reader) = self.readers.get_mut(claim) {
                let mut values = Values::new(start);
                let read = reader.read(&mut values);
                self.scanner = values.scanner;
                if let Err(unread) = read {
                    // What is no JSON at all is told as that.
                    self.scanner = start;
                    let kind = self.scanner.kind()?;
                    self.scanner.scalar()?;
                    return Err(unread.fault(claim, kind, start.at()));
                }
            }
        }
        if self.scanner.at() == start.at() {
            self.scanner.scalar()?;
        }
        Ok(())
    }

    /// An object into which the `wanted` outputs go on by their step at `level`.
    fn object(&mut self, wanted: Wanted, level: usize) -> Result<(), Fault> {
        // A copy, which the compiler keeps in registers while nothing is found.
        let mut here = self.scanner;
        here.enter(depth(level))?;
        if here.take(b'}') {
            self.scanner = here;
            return Ok(());
        }
        let mut seen: Wanted = 0;
        let named = self.named(wanted, level);
        loop {
            let name = here.member()?;
            let found = if name.escaped {
                let raw = here.from(name.at).string()?.raw;
                self.led(
                    wanted,
                    level,
                    |step| matches!(step, Step::Name(wish) if string::means(raw, wish)),
                )
            } else {
                self.led(
                    named.get(sign(name.raw)).copied().unwrap_or(wanted),
                    level,
                    |step| matches!(step, Step::Name(wish) if wish.as_bytes() == name.raw),
                )
            };
            if found == 0 {
                here.skip(depth(level + 1))?;
            } else {
                if found & seen != 0 {
                    return Err(self.duplicate(found, level, name.at));
                }
                seen |= found;
                self.scanner = here;
                self.value(found, level + 1)?;
                here = self.scanner;
            }
            match here.peek() {
                Some(b',') => here.step(),
                Some(b'}') => {
                    here.step();
                    self.scanner = here;
                    return Ok(());
                }
                _ => return Err(here.fault().into()),
            }
        }
    }

    /// An array into which the `wanted` outputs go on by their step at `level`.
    fn array(&mut self, wanted: Wanted, level: usize) -> Result<(), Fault> {
        self.scanner.enter(depth(level))?;
        if self.scanner.take(b']') {
            return Ok(());
        }
        let mut index = 0;
        loop {
            let found = self.led(
                wanted,
                level,
                |step| matches!(step, Step::Index(wish) if *wish == index),
            );
            if found == 0 {
                self.scanner.skip(depth(level + 1))?;
            } else {
                self.value(found, level + 1)?;
            }
            index += 1;
            match self.scanner.peek() {
                Some(b',') => self.scanner.step(),
                Some(b']') => {
                    self.scanner.step();
                    return Ok(());
                }
                _ => return Err(self.scanner.fault().into()),
            }
        }
    }

    /// The outputs among the `wanted` whose step at `level` is the one taken.
    #[inline]
    fn led(&self, wanted: Wanted, level: usize, taken: impl Fn(&Step) -> bool) -> Wanted {
        let mut led = 0;
        for claim in bits(wanted) {
            let step = self
                .outputs
                .get(claim)
                .and_then(|output| output.path.get(level));
            if step.is_some_and(&taken) {
                led |= 1 << claim;
            }
        }
        led
    }

    /// The outputs that look for a name in an object, by the sign of the name: most other names cost one look.
    #[inline]
    fn named(&self, wanted: Wanted, level: usize) -> [Wanted; SIGNS] {
        let mut named = [0; SIGNS];
        for claim in bits(wanted) {
            let step = self
                .outputs
                .get(claim)
                .and_then(|output| output.path.get(level));
            if let Some(Step::Name(name)) = step
                && let Some(of_sign) = named.get_mut(sign(name.as_bytes()))
            {
                *of_sign |= 1 << claim;
            }
        }
        named
    }

    /// The outputs among the `wanted` whose paths end after `level` steps.
    #[inline]
    fn ending(&self, wanted: Wanted, level: usize) -> Wanted {
        let mut ending = 0;
        for claim in bits(wanted) {
            if self
                .outputs
                .get(claim)
                .is_some_and(|output| output.path.len() == level)
            {
                ending |= 1 << claim;
            }
        }
        ending
    }

    #[cold]
    fn duplicate(&self, found: Wanted, level: usize, at: usize) -> Fault {
        let claim = found.trailing_zeros() as usize;
        let name = match self
            .outputs
            .get(claim)
            .and_then(|output| output.path.get(level))
        {
            Some(Step::Name(name)) => name,
            _ => "",
        };
        Fault::Duplicate { claim, name, at }
    }
}

/// A number below [`SIGNS`] that a name has by its length and its last byte, which tell the names of an API apart best.
#[inline]
fn sign(name: &[u8]) -> usize {
    match name {
        [.., last] => (name.len() * 5 + usize::from(*last)) % SIGNS,
        [] => 0,
    }
}

const SIGNS: usize = 32;

/// The open containers after `level` steps.
fn depth(level: usize) -> u32 {
    u32::try_from(level).unwrap_or(u32::MAX)
}

/// The positions of the bits that are set, the lowest first.
#[inline]
fn bits(mut set: Wanted) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let lowest = set.trailing_zeros() as usize;
            set &= set - 1;
            lowest
        })
    })
}
