-- Writes a login in one round trip and as one transaction.
-- Gives one row with one column: null when the account has entered a later epoch or is gone, else the ids of the
-- sessions that had to go, separated by commas. The row comes after the commit, so whoever has it knows the end.
-- The parameters name their character sets: compared with a parameter of another one, a column loses its index.
DELIMITER $$

CREATE PROCEDURE menjin_issue_session(
    IN p_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    IN p_token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    IN p_account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    IN p_epoch BIGINT,
    IN p_source VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    IN p_open_id VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin,
    IN p_device_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    IN p_device_model VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    IN p_device_platform VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    IN p_device_wechat_version VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    IN p_device_sdk_version VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    IN p_created_at BIGINT,
    IN p_expires_at BIGINT,
    IN p_idle_expires_at BIGINT,
    IN p_max_sessions INT,
    IN p_app_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    IN p_fingerprint CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    IN p_key_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    IN p_sealed BLOB,
    IN p_obtained_at BIGINT,
    IN p_code_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    IN p_idempotency_key_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    IN p_answer_key_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    IN p_answer BLOB,
    IN p_receipt_expires_at BIGINT
)
    MODIFIES SQL DATA
    SQL SECURITY INVOKER
BEGIN
    DECLARE v_current INT DEFAULT 0;
    DECLARE v_done INT DEFAULT 0;
    DECLARE v_kept INT DEFAULT 0;
    DECLARE v_replaced TEXT CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL;
    DECLARE v_seq BIGINT;
    DECLARE v_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin;
    DECLARE v_source VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
    DECLARE v_device_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
    DECLARE living CURSOR FOR
        SELECT seq, id, source, device_id FROM menjin_session
        WHERE account_id = p_account_id AND end_reason IS NULL AND epoch >= p_epoch
            AND idle_expires_at > p_created_at AND expires_at > p_created_at
        ORDER BY created_at DESC, seq DESC;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION
    BEGIN
        ROLLBACK;
        RESIGNAL;
    END;

    START TRANSACTION;
    SELECT COUNT(*) INTO v_current FROM menjin_account
        WHERE id = p_account_id AND epoch <= p_epoch AND session_floor <= p_epoch FOR UPDATE;

    IF v_current = 1 THEN
        SET v_replaced = '';
        OPEN living;
        each_living: LOOP
            FETCH living INTO v_seq, v_id, v_source, v_device_id;
            IF v_done = 1 THEN
                LEAVE each_living;
            END IF;
            IF (v_device_id = p_device_id AND v_source = p_source) OR v_kept >= p_max_sessions - 1 THEN
                UPDATE menjin_session SET end_reason = 'REPLACED', over_at = p_created_at WHERE seq = v_seq;
                SET v_replaced = CONCAT(v_replaced, ',', v_id);
            ELSE
                SET v_kept = v_kept + 1;
            END IF;
        END LOOP;
        CLOSE living;

        INSERT INTO menjin_session (id, token_hash, account_id, epoch, source, open_id, device_id, device_model,
            device_platform, device_wechat_version, device_sdk_version, created_at, expires_at, idle_expires_at,
            over_at)
        VALUES (p_id, p_token_hash, p_account_id, p_epoch, p_source, p_open_id, p_device_id, p_device_model,
            p_device_platform, p_device_wechat_version, p_device_sdk_version, p_created_at, p_expires_at,
            p_idle_expires_at, p_idle_expires_at);

        IF p_fingerprint IS NOT NULL THEN
            SELECT COALESCE(MAX(seq), 0) + 1 INTO v_seq FROM menjin_session_key
                WHERE app_id = p_app_id AND open_id = p_open_id;
            INSERT INTO menjin_session_key (app_id, open_id, fingerprint, key_id, sealed, obtained_at, seq)
            VALUES (p_app_id, p_open_id, p_fingerprint, p_key_id, p_sealed, p_obtained_at, v_seq)
            ON DUPLICATE KEY UPDATE key_id = VALUES(key_id), sealed = VALUES(sealed),
                obtained_at = GREATEST(obtained_at, VALUES(obtained_at));
            DELETE FROM menjin_session_key WHERE app_id = p_app_id AND open_id = p_open_id AND fingerprint NOT IN (
                SELECT fingerprint FROM (
                    SELECT fingerprint FROM menjin_session_key WHERE app_id = p_app_id AND open_id = p_open_id
                    ORDER BY obtained_at DESC, seq DESC LIMIT 3) newest);
        END IF;

        IF p_code_hash IS NOT NULL THEN
            INSERT INTO menjin_login_receipt (code_hash, idempotency_key_hash, key_id, sealed, expires_at)
            VALUES (p_code_hash, p_idempotency_key_hash, p_answer_key_id, p_answer, p_receipt_expires_at)
            ON DUPLICATE KEY UPDATE idempotency_key_hash = VALUES(idempotency_key_hash), key_id = VALUES(key_id),
                sealed = VALUES(sealed), expires_at = VALUES(expires_at);
        END IF;
    END IF;

    COMMIT;
    SELECT SUBSTRING(v_replaced, 2) AS replaced;
END$$

DELIMITER ;
