namespace TalentPortal.Features.Reports;

/// <summary>Texts about reports of postings: for whoever reports, and for the staff who look at them.</summary>
public sealed class ReportsText;
