-- Writes a login in one round trip, as one statement and so as one transaction.
-- Gives null when the account has entered a later epoch or is gone, else the ids of the sessions that had to go,
-- separated by commas. Every statement of it sees what was committed before it began (READ COMMITTED), so what is read
-- after the lock has been waited for is true.
CREATE FUNCTION menjin_issue_session(
    p_id VARCHAR, p_token_hash VARCHAR, p_account_id VARCHAR, p_epoch BIGINT, p_source VARCHAR, p_open_id VARCHAR,
    p_device_id VARCHAR, p_device_model VARCHAR, p_device_platform VARCHAR, p_device_wechat_version VARCHAR,
    p_device_sdk_version VARCHAR, p_created_at BIGINT, p_expires_at BIGINT, p_idle_expires_at BIGINT,
    p_max_sessions INTEGER,
    p_app_id VARCHAR, p_fingerprint VARCHAR, p_key_id VARCHAR, p_sealed BYTEA, p_obtained_at BIGINT,
    p_code_hash VARCHAR, p_idempotency_key_hash VARCHAR, p_answer_key_id VARCHAR, p_answer BYTEA,
    p_receipt_expires_at BIGINT
) RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
    v_living   RECORD;
    v_kept     INTEGER := 0;
    v_replaced TEXT := '';
BEGIN
    PERFORM 1 FROM menjin_account
        WHERE id = p_account_id AND epoch <= p_epoch AND session_floor <= p_epoch FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;

    FOR v_living IN
        SELECT seq, id, source, device_id FROM menjin_session
        WHERE account_id = p_account_id AND end_reason IS NULL AND epoch >= p_epoch
            AND idle_expires_at > p_created_at AND expires_at > p_created_at
        ORDER BY created_at DESC, seq DESC
    LOOP
        IF (v_living.device_id = p_device_id AND v_living.source = p_source) OR v_kept >= p_max_sessions - 1 THEN
            UPDATE menjin_session SET end_reason = 'REPLACED', over_at = p_created_at WHERE seq = v_living.seq;
            v_replaced := v_replaced || ',' || v_living.id;
        ELSE
            v_kept := v_kept + 1;
        END IF;
    END LOOP;

    INSERT INTO menjin_session (id, token_hash, account_id, epoch, source, open_id, device_id, device_model,
        device_platform, device_wechat_version, device_sdk_version, created_at, expires_at, idle_expires_at, over_at)
    VALUES (p_id, p_token_hash, p_account_id, p_epoch, p_source, p_open_id, p_device_id, p_device_model,
        p_device_platform, p_device_wechat_version, p_device_sdk_version, p_created_at, p_expires_at,
        p_idle_expires_at, p_idle_expires_at);

    IF p_fingerprint IS NOT NULL THEN
        INSERT INTO menjin_session_key AS ring (app_id, open_id, fingerprint, key_id, sealed, obtained_at, seq)
        SELECT p_app_id, p_open_id, p_fingerprint, p_key_id, p_sealed, p_obtained_at, COALESCE(MAX(seq), 0) + 1
            FROM menjin_session_key WHERE app_id = p_app_id AND open_id = p_open_id
        ON CONFLICT (app_id, open_id, fingerprint) DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed,
            obtained_at = GREATEST(ring.obtained_at, excluded.obtained_at);
        DELETE FROM menjin_session_key WHERE app_id = p_app_id AND open_id = p_open_id AND fingerprint NOT IN (
            SELECT fingerprint FROM menjin_session_key WHERE app_id = p_app_id AND open_id = p_open_id
            ORDER BY obtained_at DESC, seq DESC LIMIT 3);
    END IF;

    IF p_code_hash IS NOT NULL THEN
        INSERT INTO menjin_login_receipt (code_hash, idempotency_key_hash, key_id, sealed, expires_at)
        VALUES (p_code_hash, p_idempotency_key_hash, p_answer_key_id, p_answer, p_receipt_expires_at)
        ON CONFLICT (code_hash) DO UPDATE SET idempotency_key_hash = excluded.idempotency_key_hash,
            key_id = excluded.key_id, sealed = excluded.sealed, expires_at = excluded.expires_at;
    END IF;

    RETURN substr(v_replaced, 2);
END
$$;
