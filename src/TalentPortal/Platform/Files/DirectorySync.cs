using System.Runtime.InteropServices;

namespace TalentPortal.Platform.Files;

/// <summary>Makes a rename last through a power failure: on Unix the folder itself must be written, which .NET has no call for.</summary>
internal static class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(directory, ReadOnly);
        if (handle < 0) throw new IOException($"The folder of files cannot be opened: error {Marshal.GetLastPInvokeError()}.");
        try
        {
            if (Fsync(handle) != 0) throw new IOException($"The folder of files cannot be written: error {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
