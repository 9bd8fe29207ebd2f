using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Documents;

/// <summary>Who opens which documents until when: one form for each open case.</summary>
public sealed partial class BrowseDocumentSharingPage
{
    private BrowseDocumentSharingResult? _mine;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<DocumentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm] private string? Case { get; set; }

    [SupplyParameterFromForm] private string[]? Documents { get; set; }

    [SupplyParameterFromForm] private string? Until { get; set; }

    /// <summary>The button that closes all, whatever is ticked.</summary>
    [SupplyParameterFromForm] private string? Nothing { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync() => _mine = (await Sender.Send(new BrowseDocumentSharing())).OrNotFound(Navigation);

    private async Task Save()
    {
        var one = _mine?.Cases.FirstOrDefault(one => one.Id.ToString() == Case);
        var documents = Nothing is null ? (Documents ?? []).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).ToList() : [];
        var words = T["ShareDocuments_Words", one?.Tenant.Name.In(Languages.Current) ?? ""].Value;
        var until = DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var outcome = await Sender.Send(new ShareDocuments(one?.Id ?? Guid.Empty, documents, until, words));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/documents/sharing?done={(documents.Count > 0 ? "saved" : "closed")}");
    }

    /// <summary>What is ticked: as it was sent, else as it stands.</summary>
    private HashSet<string> FormOf(BrowseDocumentSharingResult.Case one) => Case == one.Id.ToString() ? [.. Documents ?? []] : [.. one.Open.Keys.Select(id => id.ToString())];

    private object UntilOf(BrowseDocumentSharingResult.Case one) =>
        Case == one.Id.ToString() ? Until ?? "" : one.Open.Count > 0 ? one.Tenant.DayAt(one.Open.Values.Max().AddSeconds(-1)) : one.Today.AddDays(ShareDocuments.DaysUsual);
}
