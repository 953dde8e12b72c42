-- Addresses that somebody owns since then: what was parked for want of an owner is to be replayed.
CREATE TABLE address_replay (
    channel_address text        NOT NULL,
    version         integer     NOT NULL,
    requested_at    timestamptz NOT NULL DEFAULT now(),
    done_at         timestamptz,
    PRIMARY KEY (channel_address, version)
);
CREATE INDEX address_replay_open ON address_replay (requested_at) WHERE done_at IS NULL;

CREATE FUNCTION replay_requested() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO address_replay (channel_address, version)
    SELECT channel_address, version FROM fresh WHERE organization_id IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER replay_requested AFTER INSERT ON address_ownership
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION replay_requested();
