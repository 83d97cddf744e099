package dev.monitored.kotlin

import java.util.concurrent.CopyOnWriteArrayList
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.coroutineContext

/**
 * What user code saw while it ran, to compare a measured run with one that is not.
 */
class Trace {

    private val entries = CopyOnWriteArrayList<String>()

    fun add(entry: Any?) {
        entries.add(entry.toString())
    }

    fun entries(): List<String> = entries.toList()

}

/**
 * An element of the caller's coroutine context.
 */
class User(val name: String) : AbstractCoroutineContextElement(User) {

    companion object Key : CoroutineContext.Key<User>

}

/** Returns what the body of a coroutine sees of its caller's context. */
suspend fun seenContext(): String =
    "user=${coroutineContext[User]?.name} name=${coroutineContext[kotlinx.coroutines.CoroutineName]?.name}"

/** Returns the kind of thread that the body of a coroutine runs on. */
fun seenThread(): String = Thread.currentThread().name.substringBefore(" @").replace(Regex("\\d+"), "#")
