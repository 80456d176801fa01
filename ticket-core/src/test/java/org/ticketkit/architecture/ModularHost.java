package org.ticketkit.architecture;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;

/** A host that is a module itself: compiled and run on the module path, in a Java of its own. */
public final class ModularHost {

    private final Path folder;
    private final List<String> required;
    private final String modulePath;

    private ModularHost(Path folder, List<String> required, String modulePath) {
        this.folder = folder;
        this.required = required;
        this.modulePath = modulePath;
    }

    /** A host that requires the modules, and has nothing on its module path but what they need to compile. */
    public static ModularHost requiring(Path folder, String... modules) {
        return new ModularHost(
                folder, List.of(modules), modulePath(Stream.concat(Stream.of("org.jspecify"), Stream.of(modules))));
    }

    /** The same host with more on its module path, though it does not require it. */
    public ModularHost andAtRunTime(String... modules) {
        var more = modulePath(Stream.of(modules));
        return new ModularHost(folder, required, modulePath + File.pathSeparator + more);
    }

    /** Compiles the source of the class {@code host.Main}; returns what the compiler says, nothing if it is content. */
    public String compile(String source) throws IOException {
        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options =
                    List.of("--module-path", modulePath, "-d", classes().toString(), "-proc:none", "-Xlint:-options");
            var sources = files.getJavaFileObjects(
                    write("module-info.java", moduleInfo()), write("host/Main.java", "package host;\n" + source));
            compiler.getTask(said, files, null, options, null, sources).call();
        }
        return said.toString();
    }

    /** Runs the class that was compiled; returns what it printed, on both of its outputs. */
    public String run() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = classes() + File.pathSeparator + modulePath;
        var process = new ProcessBuilder(
                        java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-p", path, "-m", "host/host.Main")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    private String moduleInfo() {
        return required.stream()
                .map(module -> "requires " + module + ";")
                .collect(Collectors.joining(" ", "module host { ", " }"));
    }

    private Path write(String name, String source) throws IOException {
        var file = folder.resolve("src").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source);
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    /** Where the modules lie, which are looked for on the class path of the test, and all that they require. */
    private static String modulePath(Stream<String> modules) {
        var finder = ModuleFinder.of(classPath().filter(ModularHost::hasAName).toArray(Path[]::new));
        return ModuleLayer.boot()
                .configuration()
                .resolve(finder, ModuleFinder.of(), modules.toList())
                .modules()
                .stream()
                .map(ResolvedModule::reference)
                .flatMap(module -> module.location().stream())
                .map(location -> Path.of(location).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
    }

    private static boolean hasAName(Path entry) {
        if (!entry.toString().endsWith(".jar")) {
            return false;
        }
        try (var jar = new JarFile(entry.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
            return jar.getEntry("module-info.class") != null
                    || jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name") != null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
