package org.ticketkit.sabotage;

import java.time.Instant;
import java.util.List;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.ticket.Entry;

/** The same values with one part exchanged. */
final class Copies {

    private Copies() {}

    static Entry withText(Entry entry, String text) {
        return new Entry(
                entry.id(),
                entry.ticket(),
                entry.sequence(),
                entry.kind(),
                entry.direction(),
                entry.author(),
                entry.channel(),
                text,
                entry.html(),
                entry.newPart(),
                entry.attachments(),
                entry.messageId(),
                entry.at());
    }

    static Entry withInstant(Entry entry, Instant at) {
        return new Entry(
                entry.id(),
                entry.ticket(),
                entry.sequence(),
                entry.kind(),
                entry.direction(),
                entry.author(),
                entry.channel(),
                entry.text(),
                entry.html(),
                entry.newPart(),
                entry.attachments(),
                entry.messageId(),
                at);
    }

    static Notice withKey(Notice notice, String key) {
        return new Notice(
                notice.id(),
                notice.tenant(),
                key,
                notice.ticket(),
                notice.kind(),
                notice.recipient(),
                notice.template(),
                notice.parameters(),
                notice.entry(),
                notice.answers(),
                notice.createdAt());
    }

    static ChangeSet withRecords(ChangeSet c, List<RecordWrite> records) {
        return new ChangeSet(
                c.tenant(), records, c.keys(), c.events(), c.entries(), c.participants(), c.timers(), c.notices());
    }

    static ChangeSet withKeys(ChangeSet c, List<KeyWrite> keys) {
        return new ChangeSet(
                c.tenant(), c.records(), keys, c.events(), c.entries(), c.participants(), c.timers(), c.notices());
    }

    static ChangeSet withEntries(ChangeSet c, List<Entry> entries) {
        return new ChangeSet(
                c.tenant(), c.records(), c.keys(), c.events(), entries, c.participants(), c.timers(), c.notices());
    }

    static ChangeSet withTimers(ChangeSet c, List<TimerWrite> timers) {
        return new ChangeSet(
                c.tenant(), c.records(), c.keys(), c.events(), c.entries(), c.participants(), timers, c.notices());
    }

    static ChangeSet withNotices(ChangeSet c, List<NoticeWrite> notices) {
        return new ChangeSet(
                c.tenant(), c.records(), c.keys(), c.events(), c.entries(), c.participants(), c.timers(), notices);
    }
}
