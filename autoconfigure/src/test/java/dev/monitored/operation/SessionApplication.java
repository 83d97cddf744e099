package dev.monitored.operation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StreamCorruptedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.context.ContextIdApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.SessionScope;

import dev.monitored.MonitoredContext;
import dev.monitored.operation.SessionCarts.Basket;
import dev.monitored.operation.SessionCarts.Cart;
import dev.monitored.operation.SessionCarts.Carts;
import dev.monitored.test.scrape.Scrape;

/**
 * An application with a session, which one process writes and another one reads.
 */
public final class SessionApplication {

	static final String[] CARTS = { "scoped", "interfaced", "direct", "external", "prototype", "referenced",
			"transactional", "transactionalScoped", "resolved" };

	private static final String COUNT = "operation_duration_seconds_count";

	private SessionApplication() {
	}

	/**
	 * Writes or reads a session, and prints what became of each of its carts.
	 */
	public static void main(String[] arguments) {
		boolean writes = arguments[0].equals("write");
		boolean isMonitored = arguments[1].equals("with");
		Path file = Path.of(arguments[2]);
		ApplicationContextRunner plain = new ApplicationContextRunner();
		ApplicationContextRunner application = isMonitored ? MonitoredContext.runner()
				: plain.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class));
		application.withUserConfiguration(Carts.class)
			.withPropertyValues("spring.aop.proxy-target-class=" + arguments[3])
			.withInitializer(new ContextIdApplicationContextInitializer())
			.withInitializer(new SessionScopeInitializer())
			.run((context) -> {
				MockHttpSession session = new MockHttpSession();
				MockHttpServletRequest request = new MockHttpServletRequest();
				request.setSession(session);
				RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
				if (writes) {
					write(context, session, file);
				}
				else {
					read(context, session, file).forEach((name, result) -> System.out.println(name + "=" + result));
				}
			});
	}

	private static void write(ApplicationContext context, MockHttpSession session, Path file) throws IOException {
		session.setAttribute("prototype", context.getBean("prototype"));
		session.setAttribute("referenced", new Basket(context.getBean("referenced", Cart.class)));
		for (String name : CARTS) {
			cart(context, session, name).add("apple");
		}
		Map<String, byte[]> attributes = new HashMap<>();
		for (String name : CARTS) {
			attributes.put(name, bytes(session.getAttribute(attribute(session, name))));
		}
		try (ObjectOutputStream output = new ObjectOutputStream(Files.newOutputStream(file))) {
			output.writeObject(attributes);
		}
	}

	private static byte[] bytes(@Nullable Object value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(value);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			return ex.toString().getBytes();
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> read(ApplicationContext context, MockHttpSession session, Path file)
			throws Exception {
		for (String name : List.of("transactional", "transactionalScoped")) {
			context.getBean(name, Cart.class).items(); // another session was there before
			session.removeAttribute(attribute(session, name));
		}
		Map<String, byte[]> attributes;
		try (ObjectInputStream input = new ObjectInputStream(Files.newInputStream(file))) {
			attributes = (Map<String, byte[]>) input.readObject();
		}
		Map<String, String> results = new TreeMap<>();
		for (String name : CARTS) {
			results.put(name, result(context, session, name, Objects.requireNonNull(attributes.get(name))));
		}
		return results;
	}

	private static String result(ApplicationContext context, MockHttpSession session, String name, byte[] bytes) {
		try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
			boolean scoped = name.equals("scoped") || name.equals("interfaced") || name.equals("transactionalScoped");
			session.setAttribute(scoped ? "scopedTarget." + name : name, input.readObject());
			Cart cart = cart(context, session, name);
			List<String> contents = List.copyOf(cart.items());
			double before = calls(context, name);
			cart.add("pear");
			boolean isKept = contents.equals(List.of("apple")) && cart.items().equals(List.of("apple", "pear"));
			double calls = calls(context, name) - before;
			return !isKept ? contents + " became " + cart.items() : (calls == 1) ? "measured" : "kept";
		}
		catch (StreamCorruptedException ex) {
			return new String(bytes);
		}
		catch (Exception ex) {
			return ex.getClass().getSimpleName();
		}
	}

	private static Cart cart(ApplicationContext context, MockHttpSession session, String name) {
		return switch (name) {
			case "prototype" -> (Cart) Objects.requireNonNull(session.getAttribute(name));
			case "referenced" -> ((Basket) Objects.requireNonNull(session.getAttribute(name))).cart();
			default -> context.getBean(name, Cart.class);
		};
	}

	private static double calls(ApplicationContext context, String name) {
		if (!context.containsBean("prometheusMeterRegistry")) {
			return 0;
		}
		String operation = Character.toUpperCase(name.charAt(0)) + name.substring(1) + ".add";
		return Scrape.of(context).find(COUNT, "operation", operation).stream().mapToDouble(Scrape.Sample::value).sum();
	}

	private static String attribute(MockHttpSession session, String name) {
		return (session.getAttribute("scopedTarget." + name) != null) ? "scopedTarget." + name : name;
	}

	/**
	 * Adds the scope of sessions to an application.
	 */
	private static final class SessionScopeInitializer
			implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			context.getBeanFactory().registerScope("session", new SessionScope());
		}

	}

}
