package org.ticketkit.architecture.planted;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.ObjectInputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ticketkit.architecture.Breaks;

@Breaks("no files, channels or sockets in core")
abstract class TouchesFiles {
    abstract File file();

    abstract FileInputStream in();

    abstract FileOutputStream out();

    abstract RandomAccessFile random();

    abstract ObjectInputStream objects();

    abstract Socket socket();

    abstract URL url();

    abstract FileChannel channel();

    abstract Path path();

    boolean exists(Path path) {
        return Files.exists(path);
    }

    static final class NamesAlone {
        final URI uri = URI.create("urn:a");
    }
}
