//! The reference docs say what the word list says.
