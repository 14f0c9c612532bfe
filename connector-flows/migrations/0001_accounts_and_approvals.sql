-- TEXT and BIGINT only: all that one code path reads from SQLite and PostgreSQL alike.

-- What became of each sign-up: a user, or, without one, the end. The key is what makes a user exactly one.
CREATE TABLE connector_sign_ups (
    sign_up_key TEXT NOT NULL PRIMARY KEY,
    user_id TEXT
);

CREATE TABLE connector_users (
    id TEXT NOT NULL PRIMARY KEY,
    account_key TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    email TEXT,
    claims TEXT NOT NULL
);

-- `standing` is `pending`, `approved` or `denied`. The claims are kept until the user is created.
CREATE TABLE connector_approvals (
    id TEXT NOT NULL PRIMARY KEY,
    account_key TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    email TEXT,
    claims TEXT NOT NULL,
    standing TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    user_id TEXT
);
