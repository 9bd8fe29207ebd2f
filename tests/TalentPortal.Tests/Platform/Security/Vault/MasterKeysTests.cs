using System.Security.Cryptography;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Security.Vault;

public sealed class MasterKeysTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private string KeyFile => _folder.File("master.keys");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_created_file_is_readable_by_its_owner_alone_and_loads()
    {
        MasterKeys.CreateFile(KeyFile);

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        using var keys = MasterKeys.Load(KeyFile);
        Assert.Equal("k1", keys.CurrentId);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Creating_leaves_an_existing_file_as_it_is()
    {
        MasterKeys.CreateFile(KeyFile);
        var before = File.ReadAllText(KeyFile);

        MasterKeys.CreateFile(KeyFile);

        Assert.Equal(before, File.ReadAllText(KeyFile));
    }

    [Fact]
    public void Two_processes_that_start_together_agree_on_one_file()
    {
        Parallel.For(0, 16, _ => MasterKeys.CreateFile(KeyFile));

        Assert.Single(File.ReadAllLines(KeyFile));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Rotation_adds_a_key_that_becomes_current_and_keeps_the_old_one()
    {
        MasterKeys.CreateFile(KeyFile);

        Assert.Equal("k2", MasterKeys.Rotate(KeyFile));

        using var keys = MasterKeys.Load(KeyFile);
        Assert.Equal("k2", keys.CurrentId);
        Assert.True(keys.Knows("k1"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Start_up_is_refused_without_a_path(string? path) =>
        Assert.Contains(MasterKeys.Setting, Assert.Throws<MasterKeysException>(() => MasterKeys.Load(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void Start_up_is_refused_without_a_file() => Assert.Throws<MasterKeysException>(() => MasterKeys.Load(_folder.File("absent")));

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("k1")]
    [InlineData("k1 not-base64!")]
    [InlineData("k1 AAECAwQFBgcICQoLDA0ODw==")]
    [InlineData("k1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("k_1 {0}")]
    [InlineData("an-id-that-is-longer-than-the-column-can-hold {0}")]
    [InlineData("k1 {0} {0}")]
    [InlineData("k1 {0}\nk1 {1}")]
    [InlineData("k1 {0}\nk2 c2hvcnQ=")]
    [InlineData("k1 {0}AAAA")]
    public void Start_up_is_refused_when_a_line_is_no_whole_key(string content)
    {
        Write(string.Format(null, content, NewKey(), NewKey()));

        var refusal = Assert.Throws<MasterKeysException>(() => MasterKeys.Load(KeyFile));

        Assert.Contains(KeyFile, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_comments_blank_lines_and_windows_line_ends_loads()
    {
        Write($"# keys\r\n\r\nold  {NewKey()}\r\n  new\t{NewKey()}  \r\n");

        using var keys = MasterKeys.Load(KeyFile);

        Assert.Equal("new", keys.CurrentId);
    }

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void Start_up_is_refused_when_others_can_reach_the_file(UnixFileMode loose)
    {
        if (OperatingSystem.IsWindows()) return;
        MasterKeys.CreateFile(KeyFile);
        MasterKeys.Load(KeyFile).Dispose();

        File.SetUnixFileMode(KeyFile, File.GetUnixFileMode(KeyFile) | loose);

        Assert.Throws<MasterKeysException>(() => MasterKeys.Load(KeyFile));
    }

    [Fact]
    public void Refusals_name_the_line_and_never_the_key()
    {
        var key = NewKey();
        Write($"k1 {key}\nk1 {key}");

        var refusal = Assert.Throws<MasterKeysException>(() => MasterKeys.Load(KeyFile));

        Assert.DoesNotContain(key, refusal.ToString(), StringComparison.Ordinal);
        Assert.Contains("line 2", refusal.Message, StringComparison.Ordinal);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private void Write(string content)
    {
        File.WriteAllText(KeyFile, content);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
