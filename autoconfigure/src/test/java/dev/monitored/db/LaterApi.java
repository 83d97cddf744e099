package dev.monitored.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Interfaces as a later version of their API will have them: with one more method, which
 * by default returns that the default was called.
 */
final class LaterApi {

	static final String DEFAULT = "the API's default";

	private final Path directory;

	LaterApi(Path directory) {
		this.directory = directory;
	}

	/**
	 * Adds a method that takes a text and returns one, and returns its name.
	 */
	String add(Class<?> api, String method) {
		String file = Type.getInternalName(api) + ".class";
		Path target = this.directory.resolve(file);
		try (InputStream current = Files.exists(target) ? Files.newInputStream(target)
				: ClassLoader.getSystemResourceAsStream(file)) {
			ClassReader reader = new ClassReader(current);
			ClassWriter writer = new ClassWriter(0);
			reader.accept(new Addition(writer, method), 0);
			Files.createDirectories(target.getParent());
			Files.write(target, writer.toByteArray());
			return api.getName() + "." + method;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Adds the method after all others.
	 */
	private static final class Addition extends ClassVisitor {

		private final String method;

		Addition(ClassVisitor next, String method) {
			super(Opcodes.ASM9, next);
			this.method = method;
		}

		@Override
		public void visitEnd() {
			MethodVisitor added = visitMethod(Opcodes.ACC_PUBLIC, this.method, "(Ljava/lang/String;)Ljava/lang/String;",
					null, null);
			added.visitCode();
			added.visitLdcInsn(DEFAULT);
			added.visitInsn(Opcodes.ARETURN);
			added.visitMaxs(1, 2);
			added.visitEnd();
			super.visitEnd();
		}

	}

}
