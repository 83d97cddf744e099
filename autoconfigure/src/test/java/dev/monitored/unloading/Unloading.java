package dev.monitored.unloading;

import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import reactor.core.scheduler.Schedulers;

/**
 * Runs applications, each in a class loader of its own, and prints how many of these
 * class loaders stay. Libraries are shared by all of them, or by none. The first and the
 * last application do not count: libraries remember what they were used for first, and
 * the JDK's method handles the class that they were last used with.
 */
public final class Unloading {

	/**
	 * What stands before the name of an application that has libraries of its own.
	 */
	static final String ALONE = "alone:";

	private static final int COUNTED = 2;

	/**
	 * Enough for two minutes: idle threads of libraries, such as those of OpenAI's
	 * client, end after one, and keep the rights of the application that started them
	 * until then.
	 */
	private static final int COLLECTIONS = 600;

	private Unloading() {
	}

	public static void main(String[] applications) throws Exception {
		startThreadsOfReactor();
		for (String application : applications) {
			exercise(application);
			List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
			for (int counted = 0; counted < COUNTED; counted++) {
				loaders.add(exercise(application));
			}
			exercise(application);
			System.out.println(UnloadingTests.RESULT + application + " " + awaitCollection(loaders));
		}
		System.exit(0);
	}

	/**
	 * Starts the threads that Reactor never ends. They would inherit the rights of the
	 * application that is first to use them, and its class loader with these.
	 */
	private static void startThreadsOfReactor() {
		for (int thread = 0; thread < Schedulers.DEFAULT_POOL_SIZE; thread++) {
			Schedulers.parallel().createWorker().schedule(Unloading::nothing);
		}
		Schedulers.single().schedule(Unloading::nothing);
	}

	private static void nothing() {
	}

	private static WeakReference<ClassLoader> exercise(String application) throws Exception {
		boolean isAlone = application.startsWith(ALONE);
		try (URLClassLoader loader = isAlone ? new URLClassLoader(urls(""), ClassLoader.getPlatformClassLoader())
				: new ApplicationClassLoader(urls(".jar"))) {
			Class<?> type = loader.loadClass(Exercise.class.getName());
			Constructor<?> constructor = type.getDeclaredConstructor(String.class);
			constructor.setAccessible(true);
			Thread.currentThread().setContextClassLoader(loader);
			((Runnable) constructor.newInstance(application.replace(ALONE, ""))).run();
			Thread.getAllStackTraces().keySet().forEach((thread) -> untie(thread, loader));
			return new WeakReference<>(loader);
		}
	}

	/**
	 * Takes the class loader off a thread that a library has started and keeps, such as
	 * those of Reactor, which inherit it from the first user.
	 */
	private static void untie(Thread thread, ClassLoader loader) {
		if (thread.getContextClassLoader() == loader && !thread.getName().startsWith("monitored-")) {
			thread.setContextClassLoader(Unloading.class.getClassLoader());
		}
	}

	private static long awaitCollection(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
		long kept = loaders.size();
		for (int collection = 0; kept > 0 && collection < COLLECTIONS; collection++) {
			System.gc();
			Thread.sleep(200);
			kept = loaders.stream().filter((loader) -> loader.get() != null).count();
		}
		return kept;
	}

	private static URL[] urls(String excluded) {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> excluded.isEmpty() || !entry.endsWith(excluded))
			.map(Unloading::url)
			.toArray(URL[]::new);
	}

	private static URL url(String entry) {
		try {
			return Path.of(entry).toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
