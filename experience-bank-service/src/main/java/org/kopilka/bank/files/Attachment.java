package org.kopilka.bank.files;

import java.time.Instant;
import java.util.UUID;

/**
 * A file beside a practice's text.
 *
 * @param edition number of the edition it came with: readers see it from that one on, since experts look at it first
 * @param size in bytes
 */
record Attachment(UUID id, UUID practice, int edition, String name, FileKind kind, long size, Instant addedAt) {}
