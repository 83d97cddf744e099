package dev.monitored.operation.declaration;

import java.lang.reflect.Method;
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

	private static final Pattern BEAN = Pattern.compile("(^|[^\\w.*$])bean\\s*\\(");

	private final AspectJExpressionPointcut pointcut;

	private final @Nullable String prefix;

	private final OperationAttributes attributes;

	private OperationPointcut(AspectJExpressionPointcut pointcut, @Nullable String prefix,
			OperationAttributes attributes) {
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
		AspectJExpressionPointcut pointcut = new AspectJExpressionPointcut();
		pointcut.setExpression(expression);
		if (isDynamic(pointcut, property) || BEAN.matcher(expression).find()) {
			throw invalid(property, expression, "it depends on the bean or on values of the call");
		}
		return new OperationPointcut(pointcut, settings.operation(),
				parser.parse(OperationTexts.of(settings, property)));
	}

	boolean matches(Method method, Class<?> beanClass) {
		MethodMatcher matcher = this.pointcut.getMethodMatcher();
		return this.pointcut.getClassFilter().matches(beanClass) && matcher.matches(method, beanClass);
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

	private static boolean isDynamic(AspectJExpressionPointcut pointcut, String property) {
		try {
			return pointcut.getMethodMatcher().isRuntime();
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			throw invalid(property, pointcut.getExpression(), String.valueOf(ex.getMessage()));
		}
	}

	private static InvalidSettingException invalid(String property, @Nullable String expression, String problem) {
		return new InvalidSettingException(property + ".expression", expression, problem,
				"Write an AspectJ expression that selects methods, for example execution(public * com.acme.shop..*Repository.*(..)).");
	}

}
