using System.IO.Compression;
using System.Text;
using TalentPortal.Features.Bundles.Domain;

namespace TalentPortal.Tests.Features.Bundles;

/// <summary>Which archives are taken apart, and which are not.</summary>
public sealed class BundleReaderTests
{
    internal static byte[] Zip(params (string Name, string Text)[] files) => Zip(CompressionLevel.Optimal, [.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    private static byte[] Zip(CompressionLevel level, params (string Name, byte[] Bytes)[] files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var to = archive.CreateEntry(name, level).Open();
                to.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    [Fact]
    public void Guides_and_tables_are_read_and_the_rest_is_named()
    {
        var read = BundleReader.Read("content.zip", Zip(("guides/a.md", "A"), ("services.csv", "S"), ("notes.txt", "N"), ("guides/B.md", "B"), ("__MACOSX/x", "")));
        Assert.Null(read.Refusal);
        Assert.Equal(["guides/a.md", "services.csv"], read.Files.Select(file => file.Name));
        Assert.Equal(["notes.txt", "guides/B.md"], read.Strange);
    }

    [Fact]
    public void A_folder_around_everything_and_a_single_file_are_no_matter()
    {
        Assert.Equal(["guides/a.md", "terms.csv"], BundleReader.Read("x.ZIP", Zip(("desk/guides/a.md", "A"), ("desk/terms.csv", "T"))).Files.Select(file => file.Name));
        Assert.Equal("guides/work-permit.md", BundleReader.Read("work-permit.md", "A"u8.ToArray()).Files.Single().Name);
        Assert.Equal("Bundle_NoContent", BundleReader.Read("other.csv", "A"u8.ToArray()).Refusal!.Name);
    }

    [Fact]
    public void What_unpacks_to_far_too_much_is_refused_before_it_is_unpacked()
    {
        Assert.Equal("Bundle_TooMuch", BundleReader.Read("bomb.zip", Zip(("guides/a.md", new string('a', 900_000)))).Refusal!.Name);
        Assert.Equal("Bundle_FileTooLarge", BundleReader.Read("large.zip", Zip(("guides/a.md", new string('a', BundleReader.FileMost + 1)))).Refusal!.Name);
        var random = new Random(3);
        var noise = Enumerable.Range(0, 5).Select(i => ($"guides/a{i}.md", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 900_000).Select(_ => (char)('a' + random.Next(3))))))).ToArray();
        Assert.Null(BundleReader.Read("ok.zip", Zip(CompressionLevel.SmallestSize, noise)).Refusal);
        Assert.Equal("Bundle_TooMuch", BundleReader.Read("many.zip", Zip([.. Enumerable.Range(0, BundleReader.FilesMost + 1).Select(i => ($"guides/a{i}.md", "A"))])).Refusal!.Name);
    }

    [Theory]
    [InlineData("../guides/a.md")]
    [InlineData("/guides/a.md")]
    [InlineData("guides\\a.md")]
    [InlineData("c:guides/a.md")]
    public void Names_that_lead_elsewhere_are_refused(string name) => Assert.Equal("Bundle_Broken", BundleReader.Read("x.zip", Zip((name, "A"))).Refusal!.Name);

    [Fact]
    public void Lies_of_the_directory_and_broken_archives_are_refused()
    {
        var archive = Zip(("guides/a.md", new string('a', 3000)));
        // What the directory says of its length, in both places, is less than it unpacks to.
        var lying = archive.ToArray();
        for (var at = 0; at + 4 <= lying.Length; at++) if (BitConverter.ToInt32(lying, at) == 3000) BitConverter.GetBytes(10).CopyTo(lying, at);
        Assert.NotNull(BundleReader.Read("x.zip", lying).Refusal);
        Assert.NotNull(BundleReader.Read("x.zip", archive[..^5]).Refusal);
        Assert.NotNull(BundleReader.Read("x.zip", "no archive"u8.ToArray()).Refusal);
        Assert.Equal("Bundle_Broken", BundleReader.Read("x.zip", Zip(("guides/a.md", "1"), ("guides/a.md", "2"))).Refusal!.Name);
        Assert.Equal("Bundle_TooLarge", BundleReader.Read("x.zip", []).Refusal!.Name);
    }
}
