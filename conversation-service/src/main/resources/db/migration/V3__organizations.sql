-- Who owns which address and how their conversations run. Versions are immutable: a change adds the next.
CREATE TABLE organization (
    organization_id uuid        PRIMARY KEY,
    name            text        NOT NULL UNIQUE,
    registered_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE address_ownership (
    channel_address text        NOT NULL,
    version         integer     NOT NULL,
    organization_id uuid        NOT NULL,
    since           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (channel_address, version)
);

CREATE TABLE organization_policy (
    organization_id uuid        NOT NULL,
    version         integer     NOT NULL,
    policy          json        NOT NULL,
    since           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, version)
);
