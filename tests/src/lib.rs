//! What the tests share: servers that no code of ours answers for.
