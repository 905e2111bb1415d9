/* The short way into libc. A wrapper in Python costs more than most system calls; for nearly every call its checks come
   to this: the numbers are ints, and the memory is an array or a struct of known size, bytes, a bytearray, or a pointer.
   A function of quick.py's making checks that much in C and makes the call; whatever else it is given, it hands to the
   wrapper, which knows all the rules and all the messages. What may pass here is what passes there, unchanged.

   The size of a C value is known by its type. Python tells each type once, when a wrapper has met it. */

#ifndef PYPY_VERSION
#ifndef METH_FASTCALL /* there since 3.7; in the stable ABI's headers since 3.10 */
#define METH_FASTCALL 0x0080
#endif

enum { PYSOCK_TYPES = 4096, PYSOCK_CLASSES = 5 };
enum { PYSOCK_POINTER = -1, PYSOCK_UNKNOWN = -2 };

/* What of a cffi value's memory is read here. pysock_quick_begin() compares it with what cffi itself says. */
struct pysock_cdata {
    PyObject_HEAD
    PyObject *type;
    char *data;
};

static struct {
    PyObject *type;
    long long room; /* the bytes of an array or struct, or PYSOCK_POINTER */
    int text;       /* an array of characters, or a pointer to one */
} pysock_types[PYSOCK_TYPES];
static int pysock_types_known;
static PyTypeObject *pysock_classes[PYSOCK_CLASSES];
static PyObject *pysock_again; /* handlers.again() */

static inline size_t pysock_type_at(PyObject *type)
{
    return (size_t)(((uint64_t)(uintptr_t)type >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 52); /* 12 bits: PYSOCK_TYPES */
}

static inline long long pysock_type_room(PyObject *type, int text)
{
    for (size_t at = pysock_type_at(type);; at = (at + 1) % PYSOCK_TYPES) {
        PyObject *found = __atomic_load_n(&pysock_types[at].type, __ATOMIC_ACQUIRE);
        if (found == type)
            return text && !pysock_types[at].text ? PYSOCK_UNKNOWN : pysock_types[at].room;
        if (found == NULL)
            return PYSOCK_UNKNOWN;
    }
}

/* A type, how many bytes its values have, and whether they are text. It is kept: its address must stay its own. */
static void pysock_quick_type(void *type, long long room, int text)
{
    PyGILState_STATE state = PyGILState_Ensure();

    if (pysock_types_known < PYSOCK_TYPES / 2 && pysock_type_room(type, 0) == PYSOCK_UNKNOWN) {
        size_t at = pysock_type_at(type);
        while (pysock_types[at].type != NULL)
            at = (at + 1) % PYSOCK_TYPES;
        pysock_types[at].room = room;
        pysock_types[at].text = text;
        Py_INCREF((PyObject *)type);
        __atomic_store_n(&pysock_types[at].type, (PyObject *)type, __ATOMIC_RELEASE);
        pysock_types_known++;
    }
    PyGILState_Release(state);
}

static inline int pysock_is_cdata(PyObject *value)
{
    PyTypeObject *class = Py_TYPE(value);
    return class == pysock_classes[0] || class == pysock_classes[1] || class == pysock_classes[2] ||
           class == pysock_classes[3] || class == pysock_classes[4];
}

/* A number, as C converts it. One of a class of its own is the wrapper's affair. */
static inline int pysock_quick_number(PyObject *value, long long *number)
{
    int overflow;

    if (!PyLong_CheckExact(value))
        return 0;
    *number = PyLong_AsLongLongAndOverflow(value, &overflow);
    return !overflow;
}

/* Memory. Returns the bytes that it holds: -1 if that is not known, -2 if the wrapper is to look at it. */
static inline long long pysock_quick_memory(PyObject *value, int writes, int null, int text, void **memory)
{
    if (pysock_is_cdata(value)) {
        struct pysock_cdata *cdata = (struct pysock_cdata *)value;
        long long room = pysock_type_room(cdata->type, text);
        *memory = cdata->data;
        return room == PYSOCK_POINTER && cdata->data == NULL && !null ? PYSOCK_UNKNOWN : room;
    }
    if (!writes && PyBytes_CheckExact(value)) {
        *memory = PyBytes_AsString(value);
        return (long long)PyBytes_Size(value) + 1; /* a literal's NUL may be sent as well */
    }
    return PYSOCK_UNKNOWN;
}

/* Memory of no type: a bytearray too, which is held, by a view, so that no other thread makes it smaller meanwhile. */
static inline long long pysock_quick_bytes(PyObject *value, int writes, int null, PyObject **held, void **memory)
{
    if (Py_TYPE(value) != &PyByteArray_Type)
        return pysock_quick_memory(value, writes, null, 0, memory);
    if (*held != NULL || (*held = PyMemoryView_FromObject(value)) == NULL) {
        PyErr_Clear();
        return PYSOCK_UNKNOWN;
    }
    *memory = PyByteArray_AsString(value);
    return (long long)PyByteArray_Size(value);
}

static inline PyObject *pysock_quick_released(PyObject *held, PyObject *result)
{
    Py_XDECREF(held);
    return result;
}

/* A number that a size may be calculated with: no product of it overflows. */
static inline int pysock_quick_small(long long number)
{
    return INT32_MIN <= number && number <= INT32_MAX;
}

static inline int pysock_quick_fits(const void *memory, long long room, long long size)
{
    return memory == NULL ? room == PYSOCK_POINTER : 0 <= size && (size <= room || room == PYSOCK_POINTER);
}

/* Text up to its NUL, which must be there. */
static inline int pysock_quick_text(PyObject *value, int null, void **text)
{
    long long room = pysock_quick_memory(value, 0, null, 1, text);

    return room == PYSOCK_POINTER || (room > 0 && memchr(*text, 0, (size_t)room) != NULL);
}

/* The wrapper makes the call: `self` has it. */
static PyObject *pysock_long_way(PyObject *self, PyObject *const *arguments, Py_ssize_t count, PyObject *names)
{
    Py_ssize_t named = names == NULL ? 0 : PyTuple_Size(names);
    PyObject *result = NULL, *some = PyTuple_New(count), *others = named ? PyDict_New() : NULL;
    PyObject *wrapper = PyObject_GetAttrString(self, "wrapper");

    if (wrapper != NULL && some != NULL && (others != NULL || !named)) {
        for (Py_ssize_t i = 0; i < count; i++) {
            Py_INCREF(arguments[i]);
            PyTuple_SetItem(some, i, arguments[i]);
        }
        for (Py_ssize_t i = 0; i < named; i++)
            if (PyDict_SetItem(others, PyTuple_GetItem(names, i), arguments[count + i]) < 0)
                goto end;
        result = PyObject_Call(wrapper, some, others);
    }
end:
    Py_XDECREF(wrapper);
    Py_XDECREF(some);
    Py_XDECREF(others);
    return result;
}

/* After EINTR: runs the handlers. 1: the call is to be made again, 0: it has failed, -1: a handler has raised. */
static int pysock_quick_again(void)
{
    PyObject *again = PyObject_CallObject(pysock_again, NULL);
    int result = again == NULL ? -1 : PyObject_IsTrue(again);

    Py_XDECREF(again);
    return result;
}

#define PYSOCK_QUICK(call)                                                                                             \
    Py_BEGIN_ALLOW_THREADS;                                                                                            \
    _cffi_restore_errno();                                                                                             \
    call;                                                                                                              \
    _cffi_save_errno();                                                                                                \
    Py_END_ALLOW_THREADS
#define PYSOCK_INTEGER(type, result)                                                                                   \
    ((type)-1 > (type)1 ? PyLong_FromUnsignedLongLong((unsigned long long)(result)) : PyLong_FromLongLong((long long)(result)))

#define PYSOCK_DEREF(type, memory) ((memory) == NULL ? 0 : ((const struct { type value; } __attribute__((packed)) *)(memory))->value)

struct pysock_quick {
    const char *name;
    PyObject *(*function)(PyObject *, PyObject *const *, Py_ssize_t, PyObject *);
};

#endif
