package org.ticketkit.internal;

import java.time.Duration;
import java.time.Instant;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.TenantId;

/**
 * Writes and checks the receipts of staged files: nobody carries what somebody else staged, by its digest alone. What the system staged,
 * a mail adapter for example, is for whomever it then acts for.
 */
public final class Receipts {

    /** How long a staged file may be carried; then it may be swept away. */
    public static final Duration GOOD_FOR = Duration.ofDays(1);

    private static final String SYSTEM = "system";

    private final Seal seal;

    /** Signs with this. */
    public Receipts(Seal seal) {
        this.seal = seal;
    }

    /** The file with a receipt for this actor. */
    public StagedFile write(TenantId tenant, Actor actor, Attachment file, Instant now) {
        String stager = actor.role() == Actor.Role.SYSTEM ? SYSTEM : key(actor);
        return new StagedFile(file, now, seal.signature(purpose(tenant, stager), text(file, now)));
    }

    /** May this actor carry the file now? */
    public boolean isGood(TenantId tenant, Actor actor, StagedFile staged, Instant now) {
        String text = text(staged.file(), staged.stagedAt());
        boolean isWritten = seal.isSignature(staged.receipt(), purpose(tenant, key(actor)), text)
                || seal.isSignature(staged.receipt(), purpose(tenant, SYSTEM), text);
        return isWritten && now.isBefore(staged.stagedAt().plus(GOOD_FOR));
    }

    private static String key(Actor actor) {
        return actor.role() + " " + actor.id();
    }

    private static String purpose(TenantId tenant, String stager) {
        return "staged " + tenant + " " + stager;
    }

    /** No name and no type has a line break. */
    private static String text(Attachment file, Instant at) {
        return String.join(
                "\n", file.name(), file.contentType(), Long.toString(file.size()), file.sha256(), at.toString());
    }
}
