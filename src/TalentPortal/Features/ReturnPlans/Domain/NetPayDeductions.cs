namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>
/// What is taken off before the tax beside contributions: the special additional deductions, or, of foreign nationals who
/// choose so for the year, their tax-free allowances. Never both.
/// </summary>
internal sealed class NetPayDeductions(NetPayQuestion question, PlaceFigures figures)
{
    private const string Choice = "iit.allowance_choice";

    /// <summary>The lists of places by which the deduction for rent is graded, from the highest on.</summary>
    private static readonly (string List, string Code)[] RentTiers = [("rent_tier1", "iit.special.rent.tier1"), ("rent_million", "iit.special.rent.million")];

    public IReadOnlyList<YearAmounts> All()
    {
        if (question.ForeignAllowances is not { } allowances) return Special();
        var sources = new LineSources();
        if (figures.Find(Choice, new(question.Year, 1, 1)) is { } choice)
        {
            sources.Cite(choice);
            return [YearAmounts.Of("allowances", LineSide.Deduction, sources, _ => Math.Min(allowances, question.MonthlyPay))];
        }

        // The choice has ended: the allowances are pay like any other, and the deductions are what is left.
        sources.Miss(Choice);
        return [YearAmounts.Of("allowances", LineSide.Deduction, sources, _ => 0), .. Special()];
    }

    private List<YearAmounts> Special()
    {
        List<YearAmounts> all = [];
        Monthly("child", question.Children);
        Monthly("infant", question.Infants);
        Monthly(question.Elders == ElderCare.OnlyChild ? "elder_only" : "elder_shared", question.Elders == ElderCare.None ? 0 : 1);
        Monthly("mortgage", question.Home == HomeCost.Mortgage ? 1 : 0);
        if (question.Home == HomeCost.Rent) all.Add(Rent());
        Monthly("study", question.Study ? 1 : 0);
        if (question.Certificate) all.Add(Certificate());
        return all;

        void Monthly(string name, int times)
        {
            if (times <= 0) return;
            var sources = new LineSources();
            all.Add(YearAmounts.Of("iit.special." + name, LineSide.Deduction, sources, month => times * Amount("iit.special." + name, sources, new(question.Year, month, 1))));
        }
    }

    /// <summary>Counted when the year is over: in which month the certificate comes is not asked.</summary>
    private YearAmounts Certificate()
    {
        var sources = new LineSources();
        return YearAmounts.Of("iit.special.certificate", LineSide.Deduction, sources, month => month == 12 ? Amount("iit.special.certificate", sources, new(question.Year, month, 1)) : 0);
    }

    private YearAmounts Rent()
    {
        var sources = new LineSources();
        return YearAmounts.Of("iit.special.rent", LineSide.Deduction, sources, month =>
        {
            var on = new DateOnly(question.Year, month, 1);
            foreach (var (list, code) in RentTiers)
            {
                if (figures.IsIn(list, on)) return Amount(code, sources, on);
            }

            // Which places have more than a million registered inhabitants we do not know: the least is taken, and said.
            sources.Miss("list:rent_million");
            return Amount("iit.special.rent.other", sources, on);
        });
    }

    /// <summary>A deduction whose figure is not known lowers nothing; the line says that it is missing.</summary>
    private decimal Amount(string code, LineSources sources, DateOnly on)
    {
        if (figures.Find(code, on) is { } found) return sources.Use(found, LineBasis.Law);
        sources.Miss(code);
        return 0;
    }
}
