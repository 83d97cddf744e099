package dev.monitored.business.proxy;

import java.lang.reflect.Method;
import java.util.List;

import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

import dev.monitored.business.declaration.LabelParameter;
import dev.monitored.business.declaration.MeterDeclaration;
import dev.monitored.business.recording.MeterNode;

/**
 * Writes a class that implements a meter interface. Each method asks the node of its
 * meter for the node of each label, and lets the last one record. No advice applies to
 * it: a pointcut for all methods of a package would make operations of meters.
 */
final class MeterClassWriter {

	private static final Type NODE = Type.getType(MeterNode.class);

	private static final Type NODES = Type.getType(MeterNode[].class);

	private static final Type OBJECT = Type.getType(Object.class);

	private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

	private final String name;

	MeterClassWriter(Class<?> type, List<MeterDeclaration> meters) {
		this.name = name(type).replace('.', '/');
		this.writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, this.name, null,
				OBJECT.getInternalName(),
				new String[] { Type.getInternalName(type), Type.getInternalName(AopInfrastructureBean.class) });
		for (int index = 0; index < meters.size(); index++) {
			this.writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(index), NODE.getDescriptor(), null,
					null);
		}
		writeConstructor(meters.size());
		for (int index = 0; index < meters.size(); index++) {
			writeMethod(meters.get(index), index);
		}
		this.writer.visitEnd();
	}

	/**
	 * Returns the name of the class for an interface.
	 * @param type the interface
	 * @return the name, which is in the package of the interface
	 */
	static String name(Class<?> type) {
		return type.getName() + "$$Monitored";
	}

	byte[] bytes() {
		return this.writer.toByteArray();
	}

	private static String field(int index) {
		return "meter" + index;
	}

	private void writeConstructor(int meters) {
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>",
				Type.getMethodDescriptor(Type.VOID_TYPE, NODES), null, null);
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT.getInternalName(), "<init>", "()V", false);
		for (int index = 0; index < meters; index++) {
			code.visitVarInsn(Opcodes.ALOAD, 0);
			code.visitVarInsn(Opcodes.ALOAD, 1);
			code.visitIntInsn(Opcodes.SIPUSH, index);
			code.visitInsn(Opcodes.AALOAD);
			code.visitFieldInsn(Opcodes.PUTFIELD, this.name, field(index), NODE.getDescriptor());
		}
		end(code);
	}

	private void writeMethod(MeterDeclaration meter, int index) {
		Method method = meter.method();
		MethodVisitor code = this.writer.visitMethod(Opcodes.ACC_PUBLIC, method.getName(),
				Type.getMethodDescriptor(method), null, null);
		code.visitCode();
		code.visitVarInsn(Opcodes.ALOAD, 0);
		code.visitFieldInsn(Opcodes.GETFIELD, this.name, field(index), NODE.getDescriptor());
		for (LabelParameter label : meter.labels()) {
			push(code, method, label.index());
			call(code, "of", Type.getMethodDescriptor(NODE, OBJECT));
		}
		if (meter.value() < 0) {
			call(code, "count", "()V");
		}
		else {
			push(code, method, meter.value());
			call(code, "record", Type.getMethodDescriptor(Type.VOID_TYPE, OBJECT));
		}
		end(code);
	}

	private static void push(MethodVisitor code, Method method, int parameter) {
		Class<?>[] types = method.getParameterTypes();
		int local = 1;
		for (int index = 0; index < parameter; index++) {
			local += Type.getType(types[index]).getSize();
		}
		Type type = Type.getType(types[parameter]);
		code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
		if (types[parameter].isPrimitive()) {
			Type boxed = Type.getType(ClassUtils.resolvePrimitiveIfNecessary(types[parameter]));
			code.visitMethodInsn(Opcodes.INVOKESTATIC, boxed.getInternalName(), "valueOf",
					Type.getMethodDescriptor(boxed, type), false);
		}
	}

	private static void call(MethodVisitor code, String method, String descriptor) {
		code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, NODE.getInternalName(), method, descriptor, false);
	}

	private static void end(MethodVisitor code) {
		code.visitInsn(Opcodes.RETURN);
		code.visitMaxs(0, 0);
		code.visitEnd();
	}

}
