#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| connector_tests::bad_input::escape(bytes));
