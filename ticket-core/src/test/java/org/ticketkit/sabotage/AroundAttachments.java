package org.ticketkit.sabotage;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.ticket.TenantId;

/** An attachment store that asks another; the faults override what they spoil. */
class AroundAttachments implements AttachmentStore {

    final AttachmentStore sound;

    AroundAttachments(AttachmentStore sound) {
        this.sound = sound;
    }

    @Override
    public Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now) {
        return sound.stage(tenant, bytes, maxBytes, now);
    }

    @Override
    public Optional<InputStream> open(TenantId tenant, String sha256) {
        return sound.open(tenant, sha256);
    }

    @Override
    public int sweep(Instant stagedBefore, Attached attached, int limit) {
        return sound.sweep(stagedBefore, attached, limit);
    }

    @Override
    public boolean isTransactional() {
        return sound.isTransactional();
    }
}
