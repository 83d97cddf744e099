package dev.monitored.operation.declaration;

import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.MethodMatcher;
import org.springframework.aop.aspectj.AspectJExpressionPointcut;
import org.springframework.util.ClassUtils;

import dev.monitored.settings.InvalidSettingException;

/**
 * Methods that an AspectJ expression of the configuration makes operations.
 */
final class OperationPointcut {

	private static final Pattern UNKNOWN_TYPE = Pattern
		.compile("no match for this type name: ([\\w.$]+)|not an annotation type: ([\\w.$]+)");

	private final String property;

	private final AspectJExpressionPointcut pointcut;

	private final @Nullable String prefix;

	private final OperationAttributes attributes;

	/**
	 * Whether it has matched a method of a bean.
	 */
	private volatile boolean matched;

	private OperationPointcut(String property, AspectJExpressionPointcut pointcut, @Nullable String prefix,
			OperationAttributes attributes) {
		this.property = property;
		this.pointcut = pointcut;
		this.prefix = prefix;
		this.attributes = attributes;
	}

	/**
	 * Reads a pointcut.
	 * @param settings what is configured
	 * @param property where it is configured, for messages
	 * @param parser what reads the attributes
	 * @return the pointcut
	 * @throws InvalidSettingException if the expression is missing, is none, or depends
	 * on values that exist only when the method is called
	 */
	static OperationPointcut parse(PointcutSettings settings, String property, OperationAttributesParser parser) {
		String expression = settings.expression();
		if (expression == null || expression.isBlank()) {
			throw invalid(property, expression, "the expression is missing");
		}
		if (!ClassUtils.isPresent("org.aspectj.weaver.tools.PointcutParser", null)) {
			throw new InvalidSettingException(property + ".expression", expression, "there is no AspectJ to read it",
					"Add org.aspectj:aspectjweaver, which the starter brings along.");
		}
		new PointcutText(expression).check(property + ".expression");
		AspectJExpressionPointcut pointcut = new AspectJExpressionPointcut();
		pointcut.setExpression(expression);
		read(pointcut, property);
		return new OperationPointcut(property + ".expression", pointcut, settings.operation(),
				OperationAttributes.parse(OperationTexts.of(settings.written(), property), parser));
	}

	boolean matches(Method method, Class<?> beanClass) {
		MethodMatcher matcher = this.pointcut.getMethodMatcher();
		boolean matches = this.pointcut.getClassFilter().matches(beanClass) && matcher.matches(method, beanClass);
		if (matches && !this.matched) {
			this.matched = true;
		}
		return matches;
	}

	/**
	 * Returns whether it has matched a method that it was asked about.
	 * @return whether there is one
	 */
	boolean isMatched() {
		return this.matched;
	}

	/**
	 * Returns where and how it is written.
	 * @return the property with its value
	 */
	String written() {
		return "%s = '%s'".formatted(this.property, this.pointcut.getExpression());
	}

	String name(Method method, Class<?> beanClass) {
		String type = (this.prefix != null) ? this.prefix : TypeName.of(beanClass, method);
		return type + "." + MethodName.of(method);
	}

	/**
	 * Returns the type whose simple name is a part of the operation's name.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the type, or {@code null} if the name is configured
	 */
	@Nullable Class<?> namedAfter(Method method, Class<?> beanClass) {
		return (this.prefix != null) ? null : TypeName.type(beanClass, method);
	}

	OperationAttributes attributes() {
		return this.attributes;
	}

	/**
	 * Lets AspectJ read the expression, which it otherwise does for the first bean.
	 * @param pointcut the pointcut
	 * @param property where it is configured, for messages
	 * @throws InvalidSettingException if AspectJ does not understand it
	 */
	private static void read(AspectJExpressionPointcut pointcut, String property) {
		try {
			pointcut.getPointcutExpression();
		}
		catch (RuntimeException ex) {
			String problem = String.valueOf(ex.getMessage());
			Matcher type = UNKNOWN_TYPE.matcher(problem);
			if (type.find()) {
				throw new InvalidSettingException(property + ".expression", pointcut.getExpression(),
						(type.group(1) != null) ? "there is no class '%s'".formatted(type.group(1))
								: "there is no annotation '%s'".formatted(type.group(2).replace('$', '.')),
						"Write the full name of the class, such as @annotation(com.acme.shop.Marked).");
			}
			throw invalid(property, pointcut.getExpression(), problem);
		}
	}

	private static InvalidSettingException invalid(String property, @Nullable String expression, String problem) {
		return new InvalidSettingException(property + ".expression", expression, problem, PointcutText.EXAMPLE);
	}

}
