using TalentPortal.ArchitectureTests.Rules;

namespace TalentPortal.ArchitectureTests.BadSamples;

/// <summary>Files that break the rules about texts and sizes.</summary>
internal static class BadFiles
{
    public static IReadOnlyList<SourceFile> Texts { get; } =
    [
        new("src/X/Features/Alpha/AlphaText.resx", Resx(("A_OnlyEnglish", "Only here"), ("A_Empty", ""), ("A_Chinese", "\u4e2d\u6587"), ("A_Count", "{0} of {1}"), ("A_Unused", "Nobody"))),
        new("src/X/Features/Alpha/AlphaText.zh-Hans.resx", Resx(("A_OnlyChinese", "\u53ea\u5728\u8fd9\u91cc"), ("A_Empty", "\u7a7a"), ("A_Chinese", "\u4e2d\u6587"), ("A_Count", "{0}"), ("A_Unused", "\u65e0"))),
        new("src/X/Features/Alpha/Alpha.cs", "_ = T[\"A_OnlyEnglish\"]; _ = T[\"A_Empty\"]; _ = T[\"A_Chinese\"]; _ = T[\"A_Count\"]; // \u4e2d\u6587"),
    ];

    public static IReadOnlyList<SourceFile> Sizes { get; } =
    [
        new("src/X/Features/Alpha/Alpha.cs", new string('\n', 251)),
        new("src/X/Features/Alpha/Commands/Do.cs", ""),
        new("src/X/Features/Alpha/Domain/Deep/Thing.cs", ""),
    ];

    public static IReadOnlyList<SourceFile> Titles { get; } =
    [
        new("src/X/Features/Alpha/AlphaPage.razor", "<PageTitle>Alpha</PageTitle>"),
        new("src/X/Features/Alpha/BetaPage.razor", "<h1>Beta</h1>"),
    ];

    public static IReadOnlyList<SourceFile> Blanks { get; } = [new("src/X/Features/Alpha/Alpha.razor", "<p>@T[\"A_One\"] @if (_more) {@T[\"A_Two\"]}</p>")];

    private static string Resx(params (string Key, string Text)[] entries) =>
        "<root>" + string.Concat(entries.Select(entry => $"<data name=\"{entry.Key}\"><value>{entry.Text}</value></data>")) + "</root>";
}
