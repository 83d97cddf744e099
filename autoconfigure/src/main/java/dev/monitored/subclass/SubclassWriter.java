package dev.monitored.subclass;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AdvisedSupport;
import org.springframework.aop.target.EmptyTargetSource;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * Writes a subclass whose methods hand their calls to the {@link InvocationHandler} of
 * each object, and to the superclass where there is none. It names types of the JDK, of
 * Spring and of the superclass only.
 */
final class SubclassWriter {

	/**
	 * The field with the handler of an object.
	 */
	static final String CALLS = "monitored$calls";

	/**
	 * The field with what an object shows as {@link Advised}.
	 */
	static final String ADVICE = "monitored$advice";

	/**
	 * The static field with the methods that the handlers get.
	 */
	static final String METHODS = "monitored$methods";

	private static final String NONE = "monitored$none";

	private static final int HIDDEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;

	private static final int KEPT = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_BRIDGE
			| Opcodes.ACC_VARARGS | Opcodes.ACC_SYNTHETIC;

	private static final Type HANDLER = Type.getType(InvocationHandler.class);

	private static final Type ADVISED = Type.getType(Advised.class);

	private static final Type OBJECT = Type.getType(Object.class);

	private static final Type METHOD = Type.getType(Method.class);

	private static final Type ARGUMENTS = Type.getType(Object[].class);

	private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

	private final Class<?> superclass;

	private final String superName;

	private final String name;

	private final List<Method> handled = new ArrayList<>();

	/**
	 * Creates a writer of a class without methods.
	 * @param name the name of the class
	 * @param superclass its superclass
	 * @param interfaces its interfaces
	 */
	SubclassWriter(String name, Class<?> superclass, Class<?>[] interfaces) {
		this.superclass = superclass;
		this.superName = Type.getInternalName(superclass);
		this.name = name.replace('.', '/');
		this.writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, this.name, null, this.superName,
				names(interfaces));
		this.writer.visitField(HIDDEN, CALLS, HANDLER.getDescriptor(), null, null);
		this.writer.visitField(HIDDEN, ADVICE, ADVISED.getDescriptor(), null, null);
		this.writer.visitField(HIDDEN | Opcodes.ACC_STATIC, METHODS, "[" + METHOD.getDescriptor(), null, null);
		writeNone();
	}

	/**
	 * Adds a constructor that does nothing more than that of the superclass.
	 * @param constructor the constructor of the superclass
	 */
	void add(Constructor<?> constructor) {
		String descriptor = Type.getConstructorDescriptor(constructor);
		MethodVisitor code = this.writer.visitMethod(constructor.getModifiers() & KEPT, "<init>", descriptor, null,
				names(constructor.getExceptionTypes()));
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 0);
		load(code, descriptor);
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, this.superName, "<init>", descriptor, false);
		code.visitInsn(Opcodes.RETURN);
		end(code);
	}

	/**
	 * Adds a method that the handler of the object answers.
	 * @param method the method of the superclass or of an interface
	 */
	void addHandled(Method method) {
		String descriptor = Type.getMethodDescriptor(method);
		MethodVisitor code = begin(method, descriptor);
		Label own = new Label();
		field(code, CALLS, HANDLER);
		code.visitInsn(Opcodes.DUP);
		code.visitJumpInsn(Opcodes.IFNULL, own);
		handle(code, method);
		code.visitLabel(own);
		code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] { HANDLER.getInternalName() });
		code.visitInsn(Opcodes.POP);
		code.visitVarInsn(Opcodes.ALOAD, 0);
		if (method.getDeclaringClass() == Replaced.class) {
			code.visitInsn(Opcodes.ARETURN);
		}
		else {
			load(code, descriptor);
			code.visitMethodInsn(Opcodes.INVOKESPECIAL, this.superName, method.getName(), descriptor, false);
			code.visitInsn(Type.getReturnType(method).getOpcode(Opcodes.IRETURN));
		}
		end(code);
		this.handled.add(method);
	}

	/**
	 * Adds a method of {@link Advised}, which what the object shows answers.
	 * @param method the method
	 */
	void addAdvised(Method method) {
		String descriptor = Type.getMethodDescriptor(method);
		MethodVisitor code = begin(method, descriptor);
		Label shown = new Label();
		field(code, ADVICE, ADVISED);
		code.visitInsn(Opcodes.DUP);
		code.visitJumpInsn(Opcodes.IFNONNULL, shown);
		code.visitInsn(Opcodes.POP);
		code.visitMethodInsn(Opcodes.INVOKESTATIC, this.name, NONE, Type.getMethodDescriptor(ADVISED), false);
		code.visitLabel(shown);
		code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] { ADVISED.getInternalName() });
		load(code, descriptor);
		code.visitMethodInsn(Opcodes.INVOKEINTERFACE, Type.getInternalName(method.getDeclaringClass()),
				method.getName(), descriptor, true);
		code.visitInsn(Type.getReturnType(method).getOpcode(Opcodes.IRETURN));
		end(code);
	}

	/**
	 * Returns the methods in the order in which {@value #METHODS} has them.
	 * @return the methods that handlers answer
	 */
	Method[] handled() {
		return this.handled.toArray(new Method[0]);
	}

	byte[] bytes() {
		this.writer.visitEnd();
		return this.writer.toByteArray();
	}

	/**
	 * Writes what an object that stands before nothing shows. It is made for each
	 * question, so that no answer can be changed.
	 */
	private void writeNone() {
		String support = Type.getInternalName(AdvisedSupport.class);
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
				NONE, Type.getMethodDescriptor(ADVISED), null, null);
		code.visitCode();
		code.visitTypeInsn(Opcodes.NEW, support);
		code.visitInsn(Opcodes.DUP);
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, support, "<init>", "()V", false);
		code.visitInsn(Opcodes.DUP);
		code.visitLdcInsn(Type.getType(this.superclass));
		code.visitInsn(Opcodes.ICONST_1);
		Type empty = Type.getType(EmptyTargetSource.class);
		code.visitMethodInsn(Opcodes.INVOKESTATIC, empty.getInternalName(), "forClass",
				Type.getMethodDescriptor(empty, Type.getType(Class.class), Type.BOOLEAN_TYPE), false);
		code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, support, "setTargetSource",
				Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(TargetSource.class)), false);
		for (String property : List.of("setProxyTargetClass", "setFrozen")) {
			code.visitInsn(Opcodes.DUP);
			code.visitInsn(Opcodes.ICONST_1);
			code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, support, property, "(Z)V", false);
		}
		code.visitInsn(Opcodes.ARETURN);
		end(code);
	}

	private MethodVisitor begin(Method method, String descriptor) {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_FINAL | (method.getModifiers() & KEPT),
				method.getName(), descriptor, null, names(method.getExceptionTypes()));
		code.visitCode();
		return code;
	}

	private void field(MethodVisitor code, String field, Type type) {
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitFieldInsn(Opcodes.GETFIELD, this.name, field, type.getDescriptor());
	}

	/**
	 * Writes the call of the handler, which is on the stack.
	 * @param code where to
	 * @param method the method that was called
	 */
	private void handle(MethodVisitor code, Method method) {
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitFieldInsn(Opcodes.GETSTATIC, this.name, METHODS, "[" + METHOD.getDescriptor());
		push(code, this.handled.size());
		code.visitInsn(Opcodes.AALOAD);
		pushArguments(code, method.getParameterTypes());
		code.visitMethodInsn(Opcodes.INVOKEINTERFACE, HANDLER.getInternalName(), "invoke",
				Type.getMethodDescriptor(OBJECT, OBJECT, METHOD, ARGUMENTS), true);
		Class<?> result = method.getReturnType();
		if (result == void.class) {
			code.visitInsn(Opcodes.POP);
		}
		else {
			unbox(code, result);
		}
		code.visitInsn(Type.getType(result).getOpcode(Opcodes.IRETURN));
	}

	private static void pushArguments(MethodVisitor code, Class<?>[] types) {
		push(code, types.length);
		code.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT.getInternalName());
		int local = 1;
		for (int index = 0; index < types.length; index++) {
			Type type = Type.getType(types[index]);
			code.visitInsn(Opcodes.DUP);
			push(code, index);
			code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
			if (types[index].isPrimitive()) {
				Type boxed = Type.getType(ClassUtils.resolvePrimitiveIfNecessary(types[index]));
				code.visitMethodInsn(Opcodes.INVOKESTATIC, boxed.getInternalName(), "valueOf",
						Type.getMethodDescriptor(boxed, type), false);
			}
			code.visitInsn(Opcodes.AASTORE);
			local += type.getSize();
		}
	}

	private static void unbox(MethodVisitor code, Class<?> type) {
		String boxed = Type.getInternalName(ClassUtils.resolvePrimitiveIfNecessary(type));
		code.visitTypeInsn(Opcodes.CHECKCAST, boxed);
		if (type.isPrimitive()) {
			code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, boxed, type.getName() + "Value",
					Type.getMethodDescriptor(Type.getType(type)), false);
		}
	}

	private static void load(MethodVisitor code, String descriptor) {
		int local = 1;
		for (Type type : Type.getArgumentTypes(descriptor)) {
			code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
			local += type.getSize();
		}
	}

	private static void push(MethodVisitor code, int number) {
		if (number <= Byte.MAX_VALUE) {
			code.visitIntInsn(Opcodes.BIPUSH, number);
		}
		else {
			code.visitIntInsn(Opcodes.SIPUSH, number);
		}
	}

	private static void end(MethodVisitor code) {
		code.visitMaxs(0, 0);
		code.visitEnd();
	}

	private static String[] names(Class<?>[] types) {
		String[] names = new String[types.length];
		for (int index = 0; index < types.length; index++) {
			names[index] = Type.getInternalName(types[index]);
		}
		return names;
	}

}
