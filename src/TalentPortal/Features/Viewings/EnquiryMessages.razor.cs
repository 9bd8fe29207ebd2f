using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Viewings.Domain;

namespace TalentPortal.Features.Viewings;

/// <summary>What was written about a flat, oldest first.</summary>
public sealed partial class EnquiryMessages
{
    [Inject] private IStringLocalizer<ViewingsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<OpenFlatMessage> Items { get; set; }

    /// <summary>Whether the talent reads it.</summary>
    [Parameter] public bool ForTalent { get; set; }

    private string Author(OpenFlatMessage item) => item.By switch
    {
        FlatAuthor.Talent => T[ForTalent ? "Author_You" : "Author_Talent"],
        FlatAuthor.Letting => T["Author_Letting"],
        _ => T["Author_Consultant", item.AuthorName ?? ""],
    };
}
