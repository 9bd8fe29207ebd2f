using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Housing;

/// <summary>The lease checklist, to be ticked on the screen or on paper. Nothing of it is sent anywhere.</summary>
public sealed partial class ViewLeasePage
{
    private ViewLeaseResult? _found;
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<HousingText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewLease())).OrNotFound(Navigation) is not { } found) return;
        (_found, _notes) = (found, new(found.Claims, found.Parts.SelectMany(part => part.Claims)));
    }

    /// <summary>A line, and the clause in the other language that it ends with after a colon, if it does: the landlord reads one, the tenant the other. Marks of claims have a colon too.</summary>
    private static (string Lead, string? Quote) QuoteIn(string text)
    {
        var end = text.IndexOfAny([':', '\uff1a']) + 1;
        return end > 0 && !text.Contains('{', StringComparison.Ordinal) && Written.OtherLanguage(text[end..]) is not null ? (text[..end] + " ", text[end..].Trim()) : (text, null);
    }
}
