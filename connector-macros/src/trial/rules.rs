//! Rules, each with the text under its error.
