using System.Text.RegularExpressions;
using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

public sealed partial class IconsTests
{
    [Fact]
    public void Every_icon_is_a_path_that_begins_somewhere()
    {
        Assert.True(Icons.Names.Count >= 40);
        Assert.All(Icons.Names, name => Assert.Matches(Path(), Icons.Path(name)));
    }

    [Fact]
    public void Every_icon_that_a_page_names_exists()
    {
        var named = Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "src", "TalentPortal"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => (Name: match.Groups[1].Value, file))).ToList();
        Assert.True(named.Count >= 10, $"only {named.Count} icons are used");
        Assert.All(named, use => Assert.Contains(use.Name, Icons.Names));
    }

    [GeneratedRegex(@"\AM[\d .,\-MmLlHhVvCcSsAaZz]+\z")]
    private static partial Regex Path();

    [GeneratedRegex("(?:<Icon Name|Symbol)=\"([a-z-]+)\"")]
    private static partial Regex Named();
}
