package org.ticketkit.ticket;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * How a person is reached and spoken to: personal data, which lives in participants and notices only and can be erased.
 *
 * @param channel the channel of the address, for example {@code mail}
 * @param address the address on that channel; of mail addresses the whole is lower case, of phone numbers there are digits alone, after a
 *     plus sign if they are international
 * @param name the name that the person goes by, may be empty
 * @param language the language to write in; {@link Locale#ROOT} is "not known", the desk's default then
 * @param zone the zone to tell times in
 */
public record Contact(String channel, String address, String name, Locale language, ZoneId zone) {

    /** The channel of electronic mail. */
    public static final String MAIL = "mail";

    /** The channel of telephone calls. */
    public static final String PHONE = "phone";

    /** Checks lengths and that no field has control characters. */
    public Contact {
        Text.code("channel", channel, 40);
        Text.line("address", address, 320);
        Text.optionalLine("name", name, 200);
        if (channel.equals(MAIL)) {
            address = address.toLowerCase(Locale.ROOT);
        } else if (channel.equals(PHONE)) {
            address = PhoneNumber.plain(address);
        }
    }

    /** A contact by mail, language not known, times in UTC. */
    public static Contact mail(String address) {
        return of(MAIL, address);
    }

    /** A contact by telephone, however the number is written; {@code +41 (0)44 123 45 67} and {@code 0041441234567} are the same. */
    public static Contact phone(String number) {
        return of(PHONE, number);
    }

    /** A contact by any channel, language not known, times in UTC. */
    public static Contact of(String channel, String address) {
        return new Contact(channel, address, "", Locale.ROOT, ZoneOffset.UTC);
    }

    /** The same contact under this name. */
    public Contact named(String newName) {
        return new Contact(channel, address, newName, language, zone);
    }

    /** The same contact, written to in this language. */
    public Contact speaking(Locale newLanguage) {
        return new Contact(channel, address, name, newLanguage, zone);
    }

    /** The same contact, told times in this zone. */
    public Contact in(ZoneId newZone) {
        return new Contact(channel, address, name, language, newZone);
    }

    /**
     * What automatic messages to this address are counted under (rule M10): of a mail address without its tag, since
     * {@code ann+anything@example.org} is Ann's mailbox as well; of any other the address. As personal as that.
     */
    public String budgetKey() {
        int at = address.lastIndexOf('@');
        int tag = address.indexOf('+');
        boolean isTagged = channel.equals(MAIL) && tag > 0 && tag < at;
        return isTagged ? address.substring(0, tag) + address.substring(at) : address;
    }

    /** The channel alone: an address or a name never gets into a log by accident. */
    @Override
    public String toString() {
        return channel + ":***";
    }
}
