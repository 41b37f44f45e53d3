/* Starts Kế hoạch Desktop: loads the Python beside this file and runs the package with our
 * arguments. One source, two programs: a window (kehoach.exe) and a console (kehoach-cli.exe).
 *
 * Nothing is looked up elsewhere: not in PATH, not in the registry, not in the current folder, so
 * that another Python on the PC can neither help nor harm. */
#ifndef UNICODE
#define UNICODE
#endif
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST_PATH 32768
#define FAULT_OF_OURS 3

typedef int (*PythonMain)(int, wchar_t **);

static int refuse(const wchar_t *text)
{
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, L"Kế hoạch Desktop", MB_OK | MB_ICONERROR);
#endif
    return FAULT_OF_OURS;
}

static int start(int argc, wchar_t **argv)
{
    static wchar_t python[LONGEST_PATH];
    DWORD length = GetModuleFileNameW(NULL, python, LONGEST_PATH - 32);
    wchar_t *slash = length ? wcsrchr(python, L'\\') : NULL;
    if (slash == NULL)
        return refuse(L"Không tìm được thư mục của phần mềm. Hãy cài đặt lại phần mềm.");
    wcscpy(slash + 1, PYTHON_DLL);
    HMODULE library = LoadLibraryExW(
        python, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (library == NULL)
        return refuse(L"Không khởi động được phần mềm: thiếu tệp của phần mềm, hoặc phần mềm diệt "
                      L"virus đang giữ tệp. Hãy cài đặt lại; dữ liệu của cơ quan vẫn còn nguyên.");
    PythonMain python_main = (PythonMain)(void *)GetProcAddress(library, "Py_Main");
    wchar_t **arguments = calloc((size_t)argc + 6, sizeof *arguments);
    if (python_main == NULL || arguments == NULL)
        return refuse(L"Không khởi động được phần mềm. Hãy cài đặt lại phần mềm.");
    int count = 0;
    arguments[count++] = argv[0];
    arguments[count++] = L"-B";
    arguments[count++] = L"-X";
    arguments[count++] = L"utf8";
    arguments[count++] = L"-m";
    arguments[count++] = L"kehoach_desktop";
    for (int index = 1; index < argc; index++)
        arguments[count++] = argv[index];
    return python_main(count, arguments);
}

#ifdef CONSOLE
int wmain(int argc, wchar_t **argv)
{
    return start(argc, argv);
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, PWSTR line, int show)
{
    (void)instance, (void)previous, (void)line, (void)show;
    return start(__argc, __wargv);
}
#endif
