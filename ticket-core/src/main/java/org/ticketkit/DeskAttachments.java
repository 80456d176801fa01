package org.ticketkit;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.internal.Receipts;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.Ticket;

/** The files of one view. */
final class DeskAttachments implements Attachments {

    /** Nobody can carry a file any more by then, on the slowest node and in the longest transaction. */
    private static final Duration GRACE = Receipts.GOOD_FOR.multipliedBy(2);

    private final Desk desk;
    private final Engine engine;

    DeskAttachments(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
    }

    @Override
    public StagedFile stage(Actor actor, String name, String contentType, InputStream bytes) {
        requireMayStage(actor);
        Instant now = engine.now();
        long most = engine.limits().attachmentBytes();
        try {
            AttachmentStore.Staged staged = engine.storage().attachments().stage(desk.tenantId(), bytes, most, now);
            Attachment file = new Attachment(name, contentType, staged.size(), staged.sha256());
            return engine.receipts().write(desk.tenantId(), actor, file, now);
        } catch (AttachmentStore.TooLarge tooLarge) {
            throw Refused.invalid(List.of(new CommandLimits(desk)
                    .violation("attachment", "ticketkit.attachment.large", Map.of("name", name, "max", most))));
        }
    }

    private void requireMayStage(Actor actor) {
        if (!engine.access().mayStage(actor)) {
            throw Refused.because(
                    Refused.Code.FORBIDDEN,
                    actor + " may not bring files; ask somebody who may, or change the access policy",
                    Map.of("actor", actor.id()));
        }
    }

    @Override
    public Optional<Download> open(Actor actor, EntryId id, String sha256) {
        return engine.storage()
                .store()
                .entry(desk.tenantId(), id)
                .filter(entry -> isVisible(actor, entry))
                .flatMap(entry -> find(entry, sha256))
                .flatMap(file -> engine.storage()
                        .attachments()
                        .open(desk.tenantId(), sha256)
                        .map(bytes -> new Download(file, bytes)));
    }

    @Override
    public int sweep(int limit) {
        Instant stagedBefore = engine.now().minus(GRACE);
        return engine.storage()
                .unitOfWork()
                .call(tx -> engine.storage()
                        .attachments()
                        .sweep(stagedBefore, engine.storage().store()::isAttached, limit));
    }

    private boolean isVisible(Actor actor, Entry entry) {
        Action action = entry.isPublic() ? Action.READ : Action.READ_INTERNAL;
        return engine.storage()
                .store()
                .find(desk.tenantId(), RecordRef.ticket(entry.ticket()))
                .filter(stored -> {
                    Ticket ticket = TicketCodec.decode(stored).ticket();
                    return engine.access().allows(actor, action, ticket)
                            && entry.sequence() > desk.hiddenUpTo(actor, ticket);
                })
                .isPresent();
    }

    private static Optional<Attachment> find(Entry entry, String sha256) {
        return entry.attachments().stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst();
    }
}
