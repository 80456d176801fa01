package org.ticketkit.spi;

import java.time.DateTimeException;
import java.util.function.Function;
import org.ticketkit.spi.json.Json;
import org.ticketkit.spi.json.JsonObject;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Participant;

/**
 * Turns what a store keeps into text and back, for adapters of stores that have documents or bytes instead of columns.
 *
 * <p>The text is a JSON object on one line, which a store may keep as it is, as bytes of UTF-8 or as a document of its own kind.
 * Every version of the library reads what earlier ones wrote, and passes over members that it does not know. Nothing is lost on
 * the way: what is read equals what was written, instants to the nanosecond. Who keeps a thing in columns needs none of this.
 */
public final class Documents {

    /** Records, the indexed fields included; fields that this version does not know are passed over. */
    public static final Form<StoredRecord> RECORD = new Form<>(StoreForms::of, StoreForms::record);

    /** Keys that are taken, for whom and what for. */
    public static final Form<ChangeSet.KeyWrite> KEY = new Form<>(StoreForms::of, StoreForms::key);

    /** Events. */
    public static final Form<StoredEvent> EVENT = new Form<>(StoreForms::of, StoreForms::event);

    /** Timers. */
    public static final Form<Timer> TIMER = new Form<>(StoreForms::of, StoreForms::timer);

    /** Entries of a conversation. */
    public static final Form<Entry> ENTRY = new Form<>(ValueForms::of, ValueForms::entry);

    /** Participants. */
    public static final Form<Participant> PARTICIPANT = new Form<>(ValueForms::of, ValueForms::participant);

    /** Notices, how far they got and their words included. */
    public static final Form<StoredNotice> NOTICE = new Form<>(NoticeForms::of, NoticeForms::notice);

    /**
     * Arrivals and where they stand, but for their bytes, which want a place of their own: what is read has none until
     * {@link Inbox.Stored#with} puts them back.
     */
    public static final Form<Inbox.Stored> ARRIVAL = new Form<>(StoreForms::of, StoreForms::arrival);

    private Documents() {}

    /**
     * How one kind of thing is written.
     *
     * @param <T> the kind of thing
     */
    public static final class Form<T> {

        private final Function<T, Object> writer;
        private final Function<JsonObject, T> reader;

        private Form(Function<T, Object> writer, Function<JsonObject, T> reader) {
            this.writer = writer;
            this.reader = reader;
        }

        /** Writes a thing as a JSON object. */
        public String write(T thing) {
            return Json.write(writer.apply(thing));
        }

        /**
         * Reads what {@link #write} wrote.
         *
         * @throws IllegalArgumentException if the text is something else
         */
        public T read(String document) {
            try {
                return reader.apply(JsonObject.read(document));
            } catch (DateTimeException | ArithmeticException wrong) {
                throw new IllegalArgumentException("stored text has a member that is out of its range", wrong);
            }
        }
    }
}
