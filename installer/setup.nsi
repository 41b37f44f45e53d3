; The setup of Kế hoạch Desktop: per user, no admin rights, nothing outside the user's profile.
; `installer/setup_script.py` fills the names between at signs and the lists of files.
Target amd64-unicode
Unicode true
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "FileFunc.nsh"

!define NAME "Kế hoạch Desktop"
!define VERSION "@VERSION@"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\KeHoachDesktop"
!define CLASS "KeHoachDesktop.Package"

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "@OUTPUT@"
InstallDir "$LOCALAPPDATA\Programs\KeHoachDesktop"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestSupportedOS all
CRCCheck force
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
@COMPRESSOR@

!define MUI_ICON "@ICON@"
!define MUI_UNICON "@ICON@"
!define MUI_WELCOMEFINISHPAGE_BITMAP "@BANNER@"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "@BANNER@"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Phần mềm được cài cho riêng tài khoản Windows này, không cần quyền quản trị và không cần mạng.$\r$\n$\r$\nNếu máy đang có bản cũ, dữ liệu của cơ quan được sao lưu trước rồi giữ nguyên.$\r$\n$\r$\nBấm Tiến để cài đặt."
!define MUI_FINISHPAGE_RUN "$INSTDIR\kehoach.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; NSIS ships this language with loose marks, which old Windows fonts draw beside their letters.
!insertmacro MUI_LANGUAGEEX "@LANGUAGE@" "Vietnamese"

VIProductVersion "@NUMBERS@"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductName" "${NAME}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileDescription" "Cài đặt ${NAME}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "LegalCopyright" "Apache-2.0"

; A silent setup tells what is wrong by its exit code alone.
!macro Refuse CODE TEXT
  IfSilent +2
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}"
  SetErrorLevel ${CODE}
  Abort
!macroend

; Leaves in $4 the first file of ours that another program holds open, or nothing. Files that only
; carry data (pictures, texts) are never held; opening every one would be slow on a hard disk.
!macro FindHeldFile
  StrCpy $4 ""
  ClearErrors
  FileOpen $0 "$INSTDIR\files.txt" r
  ${IfNot} ${Errors}
    ${Do}
      ClearErrors
      FileReadUTF16LE $0 $1
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      StrCpy $2 $1 "" -2
      ${If} $2 == "$\r$\n"
        StrCpy $1 $1 -2
      ${EndIf}
      StrCpy $2 $1 "" -4
      ${If} $2 == ".exe"
      ${OrIf} $2 == ".dll"
      ${OrIf} $2 == ".pyd"
      ${OrIf} $2 == ".zip"
        ${If} ${FileExists} "$INSTDIR\$1"
          ClearErrors
          FileOpen $5 "$INSTDIR\$1" a
          ${If} ${Errors}
            StrCpy $4 $1
            ${ExitDo}
          ${EndIf}
          FileClose $5
        ${EndIf}
      ${EndIf}
    ${Loop}
    FileClose $0
  ${EndIf}
!macroend

; The program that runs is asked to save and to close. Nothing is touched while a file is held: a
; setup that stops in the middle would leave neither the old program nor the new one.
!macro AskToClose
  ${If} ${FileExists} "$INSTDIR\kehoach-cli.exe"
    nsExec::Exec '"$INSTDIR\kehoach-cli.exe" --close-window'
    Pop $0
  ${EndIf}
  StrCpy $3 0
  ${Do}
    !insertmacro FindHeldFile
    ${If} $4 == ""
      ${ExitDo}
    ${EndIf}
    ; The window is gone a moment before its process is.
    ${If} $3 < 60
      IntOp $3 $3 + 1
      Sleep 500
      ${Continue}
    ${EndIf}
    IfSilent 0 +3
    SetErrorLevel 4
    Abort
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Chưa cài được vì tệp $4 đang được dùng: ${NAME} đang mở, hoặc phần mềm diệt virus đang giữ tệp. Hãy đóng cửa sổ phần mềm (nội dung đã được lưu), rồi bấm Thử lại." /SD IDCANCEL IDRETRY +3
    SetErrorLevel 4
    Abort
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse 2 "Phần mềm cần Windows 10 bản 1809 trở lên. Hãy cập nhật Windows hoặc cài trên máy khác."
  ${EndIf}
FunctionEnd

Function .onVerifyInstDir
  StrLen $0 "$INSTDIR"
  ${If} $0 > 120
    Abort
  ${EndIf}
FunctionEnd

Section
  SetShellVarContext current
  StrLen $0 "$INSTDIR"
  ${If} $0 > 120
    !insertmacro Refuse 5 "Đường dẫn cài đặt dài quá 120 ký tự. Hãy chọn thư mục có tên ngắn hơn."
  ${EndIf}
  ${GetRoot} "$INSTDIR" $1
  ClearErrors
  ${DriveSpace} "$1" "/D=F /S=M" $2
  ${IfNot} ${Errors}
  ${AndIf} $2 < @MEGABYTES@
    !insertmacro Refuse 6 "Ổ đĩa $1 còn $2 MB, cần @MEGABYTES@ MB. Hãy xóa bớt tệp không dùng rồi cài lại."
  ${EndIf}
  !insertmacro AskToClose
  ; The office's data are copied by the version that wrote them, before a newer one opens them.
  ${If} ${FileExists} "$INSTDIR\kehoach-cli.exe"
  ${AndIf} ${FileExists} "$LOCALAPPDATA\KehoachDesktop\kehoach.db"
    DetailPrint "Đang sao lưu dữ liệu"
    nsExec::Exec '"$INSTDIR\kehoach-cli.exe" backup make'
    Pop $0
    ${If} $0 != 0
      IfSilent +3
      MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "Chưa sao lưu được dữ liệu bằng bản đang có. Bấm OK để vẫn cài bản mới (bản mới tự sao lưu trước khi chuyển đổi dữ liệu), hoặc Hủy để dừng." /SD IDOK IDOK +2
      Abort
    ${EndIf}
  ${EndIf}
  ; What an older version had and this one has not would stay for ever.
  ${If} ${FileExists} "$INSTDIR\files.txt"
    FileOpen $0 "$INSTDIR\files.txt" r
    ${Do}
      ClearErrors
      FileReadUTF16LE $0 $1
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      StrCpy $2 $1 "" -2
      ${If} $2 == "$\r$\n"
        StrCpy $1 $1 -2
      ${EndIf}
      ${If} $1 != ""
        Delete "$INSTDIR\$1"
      ${EndIf}
    ${Loop}
    FileClose $0
  ${EndIf}
@INSTALL@
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\kehoach.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\kehoach.exe"
  WriteRegStr HKCU "Software\Classes\.kehoach" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "Gói kế hoạch"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\kehoach.exe,0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\kehoach.exe" "%1"'
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\kehoach.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Kế hoạch Desktop"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" @KILOBYTES@
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro AskToClose
@UNINSTALL@
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.kehoach" ""
  ${If} $0 == "${CLASS}"
    DeleteRegKey HKCU "Software\Classes\.kehoach"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  IfSilent +2
  MessageBox MB_OK|MB_ICONINFORMATION "Đã gỡ phần mềm. Dữ liệu của cơ quan vẫn còn nguyên trong thư mục:$\r$\n$\r$\n$LOCALAPPDATA\KehoachDesktop$\r$\n$\r$\nCài lại phần mềm thì dữ liệu này được dùng tiếp."
SectionEnd
