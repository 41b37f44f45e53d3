"""The parts of CPython for Windows, each pinned by SHA-256 (`../shared/windows.md`, "Parts").

CPython's own Windows files are not on the package index by themselves; the wheel of Panda3D
carries them, signed by the Python Software Foundation, in `deploy_libs/`. Nothing of Panda3D
itself is shipped.
"""

from __future__ import annotations

#: The Python of the installed program; the standard library comes from this machine's own 3.11.
PYTHON = (3, 11)
PYTHON_DLL = "python311.dll"
CARRIER = "panda3d==1.10.16"
CARRIER_SHA256 = "37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"

#: File in `deploy_libs/` → SHA-256. Left out: api-ms-win-* and VCRUNTIME140 (of 2015; shiboken6
#: brings newer ones), Tcl/Tk, _msi, winsound, and _ssl with libssl (we speak to no network).
PYTHON_FILES = {
    "python311.dll": "0817a2a657a24c0d5fbb60df56960f42fc66b3039d522ec952dab83e2d869364",
    "pyexpat.pyd": "c7c7564f7f874fb660a46384980a2cf28bc3e245ca83628a197ccf861eab5560",
    "select.pyd": "bae0974390945520eb99ab32486c6a964691f8f4a028ac408d98fa8fb0db7d90",
    "unicodedata.pyd": "37c68617fa02a2cadced17ef724e2d450ef12a8a37215da789a4679fde1c5c02",
    "_asyncio.pyd": "746bc8fa88282afe19dc60e426cc0a75bea3bd137cca06a0b57a30bd31459403",
    "_bz2.pyd": "00b8ca9a338d2b47285c9e56d6d893db2a999b47216756f18439997fb80a56e3",
    "libffi-8.dll": "eff52743773eb550fcc6ce3efc37c85724502233b6b002a35496d828bd7b280a",
    "_ctypes.pyd": "c148292328f0aab7863af82f54f613961e7cb95b7215f7a81cafaf45bd4c42b7",
    "_decimal.pyd": "980a63f2b39cf16910f44384398e25f24482346a482addb00de42555b17d4278",
    "_elementtree.pyd": "02e30b6a2bee5be5336e40a9c89575603051bde86f9c9cdc78b7fa7d9b7bd1f0",
    "libcrypto-3.dll": "05fe080eab7fc535c51e10c1bd76a2f3e6217f9c91a25034774588881c3f99de",
    "_hashlib.pyd": "87dd0c858620287454fd6d31d52b6a48eddbb2a08e09e8b2d9fdb0b92200d766",
    "_lzma.pyd": "f5e01b516c2c23035f7703e23569dec26c5616c05a929b2580ae474a5c6722c5",
    "_multiprocessing.pyd": "975c1947798e3c39898c86675ca1eb68249f77361f41f172f9800275227213b9",
    "_overlapped.pyd": "ca106e4dfdeafeabf9e98956d3d8d0cb73e109f1a96f1a7e35bc47dbd7c7e164",
    "_queue.pyd": "3f8e7e6aa13b417acc78b63434fb1144e6319a010a9fc376c54d6e69b638fe4c",
    "_socket.pyd": "a19e3c7c03ef1b5625790b1c9c42594909311ab6df540fbf43c6aa93300ab166",
    "sqlite3.dll": "314bba62f4a1628b986afc94c09dc29cdaf08210eae469440fbf46bcdb86d3fd",
    "_sqlite3.pyd": "ff6a2a2f38b21b7784f97d604c99961d8c07ef455f7908110a4e893835d42b76",
    "_uuid.pyd": "e6aa7f1637e211251c9d6f467203b2b6d85e5bc2d901699f2a55af637fa89250",
    "_zoneinfo.pyd": "7e7b4157e401f8281fd85b68f2e21c828bf739c91416b2824dd22cb385eef819",
}

#: Packages that are only needed on Windows; markers are evaluated for the building machine.
WINDOWS_ONLY = ("colorama", "tzdata")

#: What sqlite-utils or cffi ask for and no code of ours reaches: an installer of packages, a
#: parser of C.
NEVER_SHIPPED = ("pip", "setuptools", "pycparser")
