/* How Python gets the functions that quick.py has written: see quick.h. */

#ifndef PYPY_VERSION

static int pysock_quick_by_name(const void *name, const void *entry)
{
    return strcmp(name, ((const struct pysock_quick *)entry)->name);
}

/* make(wrapper, name, doc) -> the function that goes the short way, and the wrapper's where that does not lead on. */
static PyObject *pysock_quick_make(PyObject *self, PyObject *arguments)
{
    PyObject *wrapper, *name, *text, *doc, *module, *holder, *made = NULL;
    const struct pysock_quick *found;
    PyMethodDef *method;

    if (!PyArg_ParseTuple(arguments, "OSO", &wrapper, &name, &text))
        return NULL;
    found = bsearch(PyBytes_AsString(name), pysock_quick_functions,
                    sizeof pysock_quick_functions / sizeof *pysock_quick_functions, sizeof *pysock_quick_functions,
                    pysock_quick_by_name);
    if (found == NULL) {
        Py_INCREF(wrapper);
        return wrapper;
    }
    method = PyMem_Malloc(sizeof *method); /* as long as the process, like the texts it points to */
    doc = PyUnicode_AsUTF8String(text);
    if (method == NULL || doc == NULL) {
        PyMem_Free(method);
        Py_XDECREF(doc);
        return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    }
    method->ml_name = found->name;
    method->ml_meth = (PyCFunction)(void (*)(void))found->function;
    method->ml_flags = METH_FASTCALL | METH_KEYWORDS;
    method->ml_doc = PyBytes_AsString(doc);
    module = PyObject_GetAttrString(wrapper, "__module__");
    holder = PyModule_New(method->ml_name); /* a module: pickle then takes the function for one of C's, by its name */
    if (module != NULL && holder != NULL && PyObject_SetAttrString(holder, "wrapper", wrapper) == 0)
        made = PyCFunction_NewEx(method, holder, module);
    Py_XDECREF(module);
    Py_XDECREF(holder);
    return made;
}

/* Whether a cffi value is laid out as struct pysock_cdata says: its type, and the address of what it stands for. */
static int pysock_quick_agrees(PyObject *value, PyObject *type, PyObject *address)
{
    PyObject *size = PyObject_GetAttrString((PyObject *)Py_TYPE(value), "__basicsize__");
    int agrees = size != NULL && PyLong_AsSize_t(size) >= sizeof(struct pysock_cdata);

    Py_XDECREF(size);
    return agrees && ((struct pysock_cdata *)value)->type == type &&
           ((struct pysock_cdata *)value)->data == PyLong_AsVoidPtr(address);
}

/* box: [again, value, its type, its address, value, ...], one value of each class that cffi has. Appends make(), unless
   this cffi's values are not what they are taken for. */
static void pysock_quick_begin(void *box)
{
    static PyMethodDef make = {"make", pysock_quick_make, METH_VARARGS, NULL};
    PyGILState_STATE state = PyGILState_Ensure();
    int agrees = PyList_Size(box) == 1 + 3 * PYSOCK_CLASSES;
    PyObject *function;

    for (Py_ssize_t i = 0; agrees && i < PYSOCK_CLASSES; i++) {
        PyObject *value = PyList_GetItem(box, 1 + 3 * i);
        agrees = pysock_quick_agrees(value, PyList_GetItem(box, 2 + 3 * i), PyList_GetItem(box, 3 + 3 * i));
        pysock_classes[i] = Py_TYPE(value);
        Py_INCREF(pysock_classes[i]);
    }
    if (agrees) {
        pysock_again = PyList_GetItem(box, 0);
        Py_INCREF(pysock_again);
        function = PyCFunction_NewEx(&make, NULL, NULL);
        if (function != NULL)
            PyList_Append(box, function);
        Py_XDECREF(function);
    }
    PyErr_Clear();
    PyGILState_Release(state);
}

#else

static void pysock_quick_begin(void *box) { (void)box; }
static void pysock_quick_type(void *type, long long room, int text) { (void)type, (void)room, (void)text; }

#endif
