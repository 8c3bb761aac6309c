@echo off
rem The hookglass command of an installed app. It needs Node of its own.
where node >nul 2>nul || (echo hookglass needs Node 20.19 or newer on the PATH ^(https://nodejs.org^). 1>&2 & exit /b 2)
node "%~dp0..\app.asar.unpacked\dist\cli\hookglass.js" %*
