using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Offers;

/// <summary>Some of the person's offers side by side, on screen and on paper. Which, stands in the address; what they say does not.</summary>
public sealed partial class CompareMyOffersPage
{
    private CompareMyOffersResult? _found;
    private bool _isCut;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "id")] private string[]? Ids { get; set; }

    /// <summary>On phones a line lists the offers one below the other, each by its position.</summary>
    private static string Label(CompareMyOffersResult.Item item) => item.JobTitle.In(Languages.Current);

    /// <summary>The return plan with the pay and the bonus of those offers that name them in yuan; null where none does. Names of employers stay out of the address.</summary>
    private static string? Plan(CompareMyOffersResult found)
    {
        List<string> fields = [];
        foreach (var item in found.Items)
        {
            if (item.Sheet.Yearly.FirstOrDefault(sum => sum.Currency == "CNY") is not { } yearly) continue;
            var (pay, bonus) = (Total(yearly, OfferLineKind.Pay), Total(yearly, OfferLineKind.Bonus));
            if (pay <= 0) continue;
            var names = PlanOffer.Fields(fields.Count + 1);
            fields.Add(string.Join('&', new[] { (names.City, item.City), (names.Salary, Plain(pay)), (names.Bonus, bonus > 0 ? Plain(bonus) : null) }
                .Where(field => field.Item2 is not null).Select(field => $"{field.Item1}={field.Item2}")));
        }

        return fields.Count == 0 ? null : "return-plans?" + string.Join('&', fields);

        static decimal Total(YearlySum sum, OfferLineKind kind) => sum.Parts.Where(part => part.Kind == kind).Sum(part => part.Total);

        static string Plain(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
    }

    protected override async Task OnInitializedAsync()
    {
        var ids = (Ids ?? []).Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
        _isCut = ids.Count > CompareMyOffers.Most;
        _found = (await Sender.Send(new CompareMyOffers([.. ids.Take(CompareMyOffers.Most)]))).OrNotFound(Navigation);
    }
}
