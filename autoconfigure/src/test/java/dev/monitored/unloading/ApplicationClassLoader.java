package dev.monitored.unloading;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * A class loader of one application, which has Monitored and the application's own
 * classes for itself and shares all libraries.
 */
final class ApplicationClassLoader extends URLClassLoader {

	ApplicationClassLoader(URL[] urls) {
		super("application", urls, ApplicationClassLoader.class.getClassLoader());
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (!name.startsWith("dev.monitored.")) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : findClass(name);
		}
	}

}
