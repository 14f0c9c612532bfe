//! `docs/errors.md`
