package org.ticketkit.architecture.planted;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Scanner;
import java.util.function.Function;
import org.ticketkit.architecture.Breaks;

@Breaks("no ambient charset")
final class ReadsTheCharset {
    Charset charset() {
        return Charset.defaultCharset();
    }

    String text(byte[] bytes) {
        return new String(bytes);
    }

    String partOfText(byte[] bytes) {
        return new String(bytes, 0, 1);
    }

    byte[] bytes(String text) {
        return text.getBytes();
    }

    Function<String, byte[]> bytesByReference() {
        return String::getBytes;
    }

    Object reader(InputStream in) {
        return new InputStreamReader(in);
    }

    Object writer(OutputStream out) {
        return new OutputStreamWriter(out);
    }

    Object file(File file) throws IOException {
        return new FileReader(file);
    }

    Object stream(OutputStream out) {
        return new PrintStream(out);
    }

    Object printer(OutputStream out) {
        return new PrintWriter(out);
    }

    Object scanner(InputStream in) {
        return new Scanner(in);
    }

    String collected(ByteArrayOutputStream out) {
        return out.toString();
    }
}
