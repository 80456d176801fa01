package org.ticketkit.mail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a {@code winmail.dat} with files in it (MS-OXTNEF). */
final class Tnef {

    private static final int SIGNATURE = 0x223e9f78;
    private static final int BEGIN_FILE = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tnef() {
        ByteBuffer head = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(head.putInt(SIGNATURE).putShort((short) 1).array());
    }

    Tnef file(String name, String content) {
        attribute(BEGIN_FILE, new byte[14]);
        attribute(TITLE, (name + "\0").getBytes(StandardCharsets.US_ASCII));
        attribute(DATA, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Tnef fileWithoutContent(String name) {
        attribute(BEGIN_FILE, new byte[14]);
        attribute(TITLE, (name + "\0").getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void attribute(int id, byte[] data) {
        int sum = 0;
        for (byte b : data) {
            sum += b & 0xff;
        }
        ByteBuffer record = ByteBuffer.allocate(data.length + 11).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(record.put((byte) 2)
                .putInt(id)
                .putInt(data.length)
                .put(data)
                .putShort((short) sum)
                .array());
    }
}
