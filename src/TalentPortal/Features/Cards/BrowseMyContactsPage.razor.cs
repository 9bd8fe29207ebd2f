using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cards;

/// <summary>Who asks for contact, and the person's answers: one form for each request.</summary>
public sealed partial class BrowseMyContactsPage
{
    private BrowseMyContactsResult? _mine;
    private FormErrors _errors = FormErrors.None;

    /// <summary>What can be disclosed beside the name.</summary>
    private static readonly ContactPart[] Choosable = [ContactPart.Contact, ContactPart.Background];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CardsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm] private string? Id { get; set; }

    [SupplyParameterFromForm] private string[]? Parts { get; set; }

    [SupplyParameterFromForm] private string? Until { get; set; }

    /// <summary>The button that says no, whatever is ticked.</summary>
    [SupplyParameterFromForm] private string? No { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync() => _mine = (await Sender.Send(new BrowseMyContacts())).OrNotFound(Navigation);

    private async Task Answer()
    {
        var item = _mine?.Items.FirstOrDefault(item => item.Id.ToString() == Id);
        var parts = (Parts ?? []).Select(part => Enum.GetNames<ContactPart>().Contains(part) ? Enum.Parse<ContactPart>(part) : (ContactPart)(-1)).ToList();
        var until = DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var outcome = await Sender.Send(new AnswerContact(item?.Id ?? Guid.Empty, No is null, parts, until, item is null ? null : Words(item)));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/requests?done={(No is null ? "accepted" : "declined")}");
    }

    private string Words(BrowseMyContactsResult.Item item) => T["AnswerContact_Words", item.Employer.In(Languages.Current) ?? ""];
}
